package org.tousaidants.label.rules;

import java.util.List;
import java.util.Map;

/// What a YAML file holds, each node with its place, so that a mistake found late still says where.
sealed interface Tree {
    At at();

    /// @param plain written without quotes or bars: only then may a number be meant
    record Leaf(At at, String text, boolean plain) implements Tree {}

    record Items(At at, List<Tree> items) implements Tree {}

    record Fields(At at, Map<String, Field> fields) implements Tree {}

    /// @param at where the key stands
    record Field(At at, Tree value) {}
}
