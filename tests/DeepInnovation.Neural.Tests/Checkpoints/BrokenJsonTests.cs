using System.Buffers.Binary;
using System.Text;
using DeepInnovation.Neural.Checkpoints;

namespace DeepInnovation.Neural.Tests.Checkpoints;

/// <summary>
/// The JSON of checkpoints and encoders made wrong: read, or refused in one line that names the file and never a type of .NET.
/// </summary>
public sealed class BrokenJsonTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("""{"a":1,"\u0061":2}""", "is not valid JSON, line 1: "
        + "the key \"a\" stands twice in one object (at character 8, in a). Take one out, or download it again.")]
    [InlineData("""{"a":"\ud800"}""", "is not valid JSON, line 1: half of a surrogate pair is no character (at character 7, "
        + "in a). Write both halves, or take it out, or download it again.")]
    [InlineData("""{"hidden_size":NaN}""", "is not valid JSON, line 1: NaN is no value in JSON (at character 16, "
        + "in hidden_size). Write null in its place, or leave it out, or download it again.")]
    [InlineData("""{"hidden_size":""", "is not valid JSON, line 1: the text ends in the middle (at character 16, "
        + "in hidden_size). Write it again: the file was cut off, or download it again.")]
    [InlineData("[]", "its root is not a JSON object.")]
    public void A_fault_names_file_place_and_advice(string json, string message)
    {
        var path = folder.Put("config.json", json);
        Assert.Equal($"{path}: {message}", Assert.Throws<ModelException>(() => BertConfigFile.Read(path)).Message);
    }

    [Theory]
    [InlineData("config",
        """{"architectures":["BertForMaskedLM"],"vocab_size":9,"hidden_size":8,"num_hidden_layers":1,"num_attention_heads":2,"intermediate_size":16,"layer_norm_eps":1e-12,"id2label":{"0":"a","1":"b"},"hidden_act":"gelu"}""")]
    [InlineData("modules",
        """[{"idx":0,"path":"","type":"sentence_transformers.models.Transformer"},{"idx":1,"path":"1_Pooling","type":"sentence_transformers.models.Pooling"}]""")]
    [InlineData("pooling", """{"word_embedding_dimension":384,"pooling_mode_mean_tokens":true,"pooling_mode_cls_token":false}""")]
    [InlineData("safetensors", """{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""")]
    public void A_wrong_file_is_read_or_refused_in_one_line_that_names_it(string kind, string sound)
    {
        folder.Put("1_Pooling/config.json", """{"word_embedding_dimension":384,"pooling_mode_mean_tokens":true}""");
        var refused = 0;
        foreach (var text in JsonMutations.Of(Encoding.UTF8.GetBytes(sound), 1_000, seed: 3))
        {
            try
            {
                switch (kind)
                {
                    case "config":
                        BertConfigFile.Read(folder.Put("config.json", text));
                        break;
                    case "modules":
                        folder.Put("modules.json", text);
                        SentenceEncoderFiles.Read(folder.Root);
                        break;
                    case "pooling":
                        PoolingConfig.Read(folder.Put("config.json", text));
                        break;
                    default:
                        var length = new byte[8];
                        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
                        SafetensorsFile.Open(folder.Put("a.safetensors", [.. length, .. text, 0, 0, 0, 0])).Dispose();
                        break;
                }
            }
            catch (ModelException error)
            {
                refused++;
                Assert.Contains(folder.Root, error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', error.Message);
                Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(refused, 400, 999);
    }
}
