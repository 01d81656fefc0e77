using DeepInnovation.Cli;

using var encoding = new TerminalEncoding(new SystemTerminal());
// The kernel ends the process where it stands.
AppDomain.CurrentDomain.ProcessExit += (_, _) => encoding.Dispose();
return CommandLine.Run(args, Console.Out, Console.Error);
