package org.tousaidants.rules.protocol;

import java.util.List;
import java.util.Map;

/// « Arbre YAML » — the content of a YAML file. Each node has its position in the file, so that later checks can
/// report it.
public sealed interface YamlTree {
    FileLinePosition at();

    /// A text or a number.
    ///
    /// @param plain whether it is written without quotes and not in block style; only then may it be a number
    record YamlScalar(FileLinePosition at, String text, boolean plain) implements YamlTree {}

    record YamlList(FileLinePosition at, List<YamlTree> items) implements YamlTree {}

    record YamlMapping(FileLinePosition at, Map<String, YamlField> fields) implements YamlTree {}

    /// A value of a mapping.
    ///
    /// @param at position of the key
    record YamlField(FileLinePosition at, YamlTree value) {}
}
