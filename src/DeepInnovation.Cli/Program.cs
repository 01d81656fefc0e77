using DeepInnovation.Cli;

using var encoding = new TerminalEncoding(new SystemTerminal());
// The kernel exits without unwinding, so the code page is restored here.
AppDomain.CurrentDomain.ProcessExit += (_, _) => encoding.Dispose();
return CommandLine.Run(args, Console.Out, Console.Error);
