namespace DeepInnovation.Neural.Training;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations (1846), cyclic by row.</summary>
internal static class SymmetricEigen
{
    private const int LargestNumberOfSweeps = 60;

    /// <summary>
    /// Eigenvalues from the largest down, each with its vector of length 1. O(sweeps · n³); the matrix's upper half counts.
    /// </summary>
    public static (double[] Values, double[][] Vectors) Of(double[][] matrix)
    {
        var n = matrix.Length;
        var a = Enumerable.Range(0, n)
            .Select(i => Enumerable.Range(0, n).Select(j => i <= j ? matrix[i][j] : matrix[j][i]).ToArray()).ToArray();
        var v = Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => i == j ? 1.0 : 0).ToArray()).ToArray();
        var scale = Math.Max(a.Max(row => row.Max(Math.Abs)), double.Epsilon);
        for (var sweep = 0; sweep < LargestNumberOfSweeps; sweep++)
        {
            var largest = 0.0;
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++)
                {
                    largest = Math.Max(largest, Math.Abs(a[p][q]));
                    Rotate(a, v, p, q);
                }
            }

            if (largest <= 1e-12 * scale)
                break;
        }

        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(i => a[i][i]).ThenBy(i => i)];
        return ([.. order.Select(i => a[i][i])], [.. order.Select(i => v[i])]);
    }

    /// <summary>Turns the plane of p and q so that a[p][q] becomes 0; the rows of v turn along.</summary>
    private static void Rotate(double[][] a, double[][] v, int p, int q)
    {
        if (a[p][q] == 0)
            return;
        var theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        for (var k = 0; k < a.Length; k++)
            (a[k][p], a[k][q]) = ((c * a[k][p]) - (s * a[k][q]), (s * a[k][p]) + (c * a[k][q]));
        for (var k = 0; k < a.Length; k++)
        {
            (a[p][k], a[q][k]) = ((c * a[p][k]) - (s * a[q][k]), (s * a[p][k]) + (c * a[q][k]));
            (v[p][k], v[q][k]) = ((c * v[p][k]) - (s * v[q][k]), (s * v[p][k]) + (c * v[q][k]));
        }
    }
}
