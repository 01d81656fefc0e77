"""BERT in plain PyTorch, after Devlin et al. (2019), "BERT: Pre-training of Deep Bidirectional Transformers".

Written from the paper and from the published definition of Hugging Face's BertForSequenceClassification and
BertForMaskedLM: post-norm layers, erf-GELU, learned positions, state_dict names alike. No code of the product
is used, so that agreement between the two means something.
"""
import math
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional as F


@dataclass
class Config:
    vocab_size: int
    hidden_size: int
    num_hidden_layers: int
    num_attention_heads: int
    intermediate_size: int
    max_position_embeddings: int
    type_vocab_size: int = 2
    hidden_dropout_prob: float = 0.0
    attention_probs_dropout_prob: float = 0.0
    layer_norm_eps: float = 1e-12


class Embeddings(nn.Module):
    """The sum of word, position and token-type vectors, normalised."""

    def __init__(self, c):
        super().__init__()
        self.word_embeddings = nn.Embedding(c.vocab_size, c.hidden_size)
        self.position_embeddings = nn.Embedding(c.max_position_embeddings, c.hidden_size)
        self.token_type_embeddings = nn.Embedding(c.type_vocab_size, c.hidden_size)
        self.LayerNorm = nn.LayerNorm(c.hidden_size, eps=c.layer_norm_eps)
        self.dropout = nn.Dropout(c.hidden_dropout_prob)

    def forward(self, ids, types):
        positions = torch.arange(ids.shape[1])
        summed = self.word_embeddings(ids) + self.token_type_embeddings(types) + self.position_embeddings(positions)
        return self.dropout(self.LayerNorm(summed))


class SelfAttention(nn.Module):
    """softmax(Q K' / sqrt(head width) + bias) V for each head; (N, T, H) to (N, T, H)."""

    def __init__(self, c):
        super().__init__()
        self.heads = c.num_attention_heads
        self.query = nn.Linear(c.hidden_size, c.hidden_size)
        self.key = nn.Linear(c.hidden_size, c.hidden_size)
        self.value = nn.Linear(c.hidden_size, c.hidden_size)
        self.dropout = nn.Dropout(c.attention_probs_dropout_prob)

    def forward(self, x, bias):
        n, t, h = x.shape

        def split(y):
            return y.view(n, t, self.heads, h // self.heads).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = q @ k.transpose(2, 3) / math.sqrt(h // self.heads) + bias
        mixed = self.dropout(torch.softmax(scores, -1)) @ v
        return mixed.transpose(1, 2).reshape(n, t, h)


class AddAndNorm(nn.Module):
    """LayerNorm(residual + dropout(dense(x))): the post-norm end of both sub-layers."""

    def __init__(self, c, width):
        super().__init__()
        self.dense = nn.Linear(width, c.hidden_size)
        self.LayerNorm = nn.LayerNorm(c.hidden_size, eps=c.layer_norm_eps)
        self.dropout = nn.Dropout(c.hidden_dropout_prob)

    def forward(self, x, residual):
        return self.LayerNorm(residual + self.dropout(self.dense(x)))


class Attention(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.self = SelfAttention(c)
        self.output = AddAndNorm(c, c.hidden_size)

    def forward(self, x, bias):
        return self.output(self.self(x, bias), x)


class Dense(nn.Module):
    """A linear layer under the name `dense`."""

    def __init__(self, columns, rows):
        super().__init__()
        self.dense = nn.Linear(columns, rows)

    def forward(self, x):
        return self.dense(x)


class Layer(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.attention = Attention(c)
        self.intermediate = Dense(c.hidden_size, c.intermediate_size)
        self.output = AddAndNorm(c, c.intermediate_size)

    def forward(self, x, bias):
        x = self.attention(x, bias)
        return self.output(F.gelu(self.intermediate(x)), x)


class Encoder(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.layer = nn.ModuleList(Layer(c) for _ in range(c.num_hidden_layers))


class Bert(nn.Module):
    """Token vectors (N, T, H) of the last layer; a mask of 0 hides a position as a key."""

    def __init__(self, c, pooler=False):
        super().__init__()
        self.embeddings = Embeddings(c)
        self.encoder = Encoder(c)
        if pooler:
            self.pooler = Dense(c.hidden_size, c.hidden_size)

    def forward(self, ids, mask, types):
        x = self.embeddings(ids, types)
        bias = (1 - mask[:, None, None, :].to(x.dtype)) * torch.finfo(x.dtype).min
        for layer in self.encoder.layer:
            x = layer(x, bias)
        return x


class EncoderOnly(nn.Module):
    """Sentence vectors (N, H): the mean over unmasked tokens, at length 1."""

    def __init__(self, c):
        super().__init__()
        self.bert = Bert(c)

    def forward(self, ids, mask, types):
        hidden = self.bert(ids, mask, types)
        weight = mask[:, :, None].to(hidden.dtype)
        return hidden, F.normalize((hidden * weight).sum(1) / weight.sum(1), dim=1)


class Classifier(nn.Module):
    """Logits (N, labels) from the first token: dense, tanh, dropout, linear."""

    def __init__(self, c, labels):
        super().__init__()
        self.bert = Bert(c, pooler=True)
        self.dropout = nn.Dropout(c.hidden_dropout_prob)
        self.classifier = nn.Linear(c.hidden_size, labels)

    def forward(self, ids, mask, types):
        first = self.bert(ids, mask, types)[:, 0]
        return self.classifier(self.dropout(torch.tanh(self.bert.pooler(first))))


class Predictions(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(c.vocab_size))
        self.transform = Dense(c.hidden_size, c.hidden_size)
        self.transform.LayerNorm = nn.LayerNorm(c.hidden_size, eps=c.layer_norm_eps)


class MaskedLanguageModel(nn.Module):
    """Logits (N, T, V); the word embeddings serve as the output layer too."""

    def __init__(self, c):
        super().__init__()
        self.bert = Bert(c)
        self.cls = nn.Module()
        self.cls.predictions = Predictions(c)

    def forward(self, ids, mask, types):
        head = self.cls.predictions
        x = head.transform.LayerNorm(F.gelu(head.transform(self.bert(ids, mask, types))))
        return F.linear(x, self.bert.embeddings.word_embeddings.weight, head.bias)
