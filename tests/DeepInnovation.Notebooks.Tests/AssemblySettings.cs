// Runs take turns anyway: the console, the current directory and the formatters belong to the process.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
