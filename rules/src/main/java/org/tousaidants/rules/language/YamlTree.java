package org.tousaidants.rules.language;

import java.util.List;
import java.util.Map;

/// « Arbre YAML » — the content of a YAML file, each node with its position, so that late mistakes have one.
public sealed interface YamlTree {
    SourcePosition at();

    /// @param plain written without quotes or bars: only then may it be a number
    record Scalar(SourcePosition at, String text, boolean plain) implements YamlTree {}

    record Items(SourcePosition at, List<YamlTree> items) implements YamlTree {}

    record Fields(SourcePosition at, Map<String, Field> fields) implements YamlTree {}

    /// @param at where the key stands
    record Field(SourcePosition at, YamlTree value) {}
}
