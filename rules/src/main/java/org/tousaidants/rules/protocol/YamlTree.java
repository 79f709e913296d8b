package org.tousaidants.rules.protocol;

import java.util.List;
import java.util.Map;

/// « Arbre YAML » — the content of a YAML file. Each node has its position, so that later checks can report it.
public sealed interface YamlTree {
    SourcePosition at();

    /// @param plain whether it is written without quotes or block style; only then may it be a number
    record Scalar(SourcePosition at, String text, boolean plain) implements YamlTree {}

    record Items(SourcePosition at, List<YamlTree> items) implements YamlTree {}

    record Fields(SourcePosition at, Map<String, Field> fields) implements YamlTree {}

    /// @param at position of the key
    record Field(SourcePosition at, YamlTree value) {}
}
