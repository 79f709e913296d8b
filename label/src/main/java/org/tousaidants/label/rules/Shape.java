package org.tousaidants.label.rules;

import java.util.Arrays;
import java.util.List;

/// What a part of a file may be. The reader's sentences and the JSON Schema of the editors both come from it, so they
/// cannot disagree.
sealed interface Shape {
    /// What the person who writes the file is told about this part.
    String help();

    record Text(String help, String pattern, String example) implements Shape {}

    record Whole(String help, int least, int most) implements Shape {}

    record YesNo(String help) implements Shape {}

    record Day(String help) implements Shape {}

    record Choice(String help, List<String> values) implements Shape {}

    record Many(String help, Shape item, int least) implements Shape {}

    /// A mapping whose keys are chosen by the writer, all with the same kind of value.
    record Table(String help, String keyPattern, String keyExample, Shape value) implements Shape {}

    record Group(String help, List<Key> keys) implements Shape {
        List<String> names() {
            return keys.stream().map(Key::name).toList();
        }
    }

    record Key(String name, boolean required, Shape shape) {}

    String ID = "[a-z0-9]+(-[a-z0-9]+)*";
    String ANY_ID = "[A-Za-z0-9]+([.-][A-Za-z0-9]+)*";

    static Key must(String name, Shape shape) {
        return new Key(name, true, shape);
    }

    static Key may(String name, Shape shape) {
        return new Key(name, false, shape);
    }

    static Text text(String help) {
        return new Text(help, "", "");
    }

    static Text id(String help, String example) {
        return new Text(help, ANY_ID, example);
    }

    static Group group(String help, Key... keys) {
        return new Group(help, List.of(keys));
    }

    static Many many(String help, Shape item) {
        return new Many(help, item, 1);
    }

    static Choice choice(String help, String... values) {
        return new Choice(help, Arrays.asList(values));
    }

    /// The same part in the file of a territory, which writes only what it changes: what has an `id` is found by it.
    default Shape partial() {
        return switch (this) {
            case Group(var help, var keys) ->
                new Group(
                        help,
                        keys.stream()
                                .map(key -> new Key(
                                        key.name(),
                                        key.name().equals("id"),
                                        key.shape().partial()))
                                .toList());
            // What has no name of its own cannot be found again: such a list is replaced as a whole.
            case Many(var _, Group(var _, var keys), var _)
            when keys.stream().noneMatch(key -> key.name().equals("id")) -> this;
            case Many(var help, var item, var least) -> new Many(help, item.partial(), Math.min(least, 1));
            case Table(var help, var pattern, var example, var value) ->
                new Table(help, pattern, example, value.partial());
            case Text _, Whole _, YesNo _, Day _, Choice _ -> this;
        };
    }
}
