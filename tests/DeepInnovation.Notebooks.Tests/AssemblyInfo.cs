// Console and current folder belong to the process, and a running notebook takes both.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
