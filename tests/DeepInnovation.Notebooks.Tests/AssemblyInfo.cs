// Console and current folder belong to the process, and a running notebook takes both.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
