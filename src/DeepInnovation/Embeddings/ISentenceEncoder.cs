namespace DeepInnovation.Embeddings;

/// <summary>Turns texts into vectors whose inner product says how alike the texts are.</summary>
public interface ISentenceEncoder
{
    /// <summary>What it is, for a manifest: its name and all that decides its vectors.</summary>
    string Name { get; }

    /// <summary>Length of a vector.</summary>
    int Dimensions { get; }

    /// <summary>
    /// Encodes each text by itself: a text's vector depends on no other text of the call, nor on the number of threads.
    /// </summary>
    /// <param name="texts">Texts in any script.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>
    /// [texts, <see cref="Dimensions"/>] in row order; each row has length 1 within 1e-6, or is all zeros when the text holds
    /// nothing to encode (no letter and no digit). Such a row points nowhere: leave the text out or tell the user.
    /// </returns>
    /// <exception cref="OperationCanceledException">The user stopped it.</exception>
    float[] Encode(IReadOnlyList<string> texts, CancellationToken cancellation = default);
}
