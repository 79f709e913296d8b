package org.tousaidants.rules.protocol;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tousaidants.rules.protocol.YamlTree.YamlField;
import org.tousaidants.rules.protocol.YamlTree.YamlList;
import org.tousaidants.rules.protocol.YamlTree.YamlMapping;
import org.tousaidants.rules.protocol.YamlTree.YamlScalar;

/// « Texte YAML » — parses a YAML file event by event, without creating Java objects from it. Refuses anchors,
/// aliases, tags and a second document, and limits depth and size, so that files stay simple to read.
public final class YamlParser {
    public static final int MOST_CHARACTERS = 1_000_000;
    private static final int MOST_NODES = 50_000;
    private static final int DEEPEST = 12;

    private final String file;
    private final ProtocolMistakes mistakes;
    private final Iterator<Event> events;
    private int nodes;

    /// Thrown to stop reading a file whose mistake is already recorded.
    private static final class UnreadableYamlException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private UnreadableYamlException() {
            super(null, null, false, false);
        }
    }

    private YamlParser(String file, String text, ProtocolMistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    public static Optional<YamlTree> read(String file, String text, ProtocolMistakes mistakes) {
        if (text.length() > MOST_CHARACTERS) {
            mistakes.add(FileLinePosition.start(file), LocalisedText.of("file.big"), LocalisedText.of("file.big.do"));
            return Optional.empty();
        }
        try {
            return new YamlParser(file, text.startsWith("\ufeff") ? text.substring(1) : text, mistakes).document();
        } catch (UnreadableYamlException noted) {
            return Optional.empty();
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            mistakes.add(new FileLinePosition(file, line), notYaml(text, line), LocalisedText.of("yaml.do"));
            return Optional.empty();
        } catch (YamlEngineException e) {
            mistakes.add(FileLinePosition.start(file), LocalisedText.of("yaml.not"), LocalisedText.of("yaml.not.do"));
            return Optional.empty();
        }
    }

    private static LocalisedText notYaml(String text, int line) {
        var written = text.lines().skip(line - 1L).findFirst().orElse("");
        if (written.stripTrailing().matches("\\s*\t.*")) return LocalisedText.of("yaml.tab");
        return written.isBlank()
                ? LocalisedText.of("yaml.ends")
                : LocalisedText.of("yaml.unreadable", shortened(written.strip()));
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private Optional<YamlTree> document() {
        YamlTree root = null;
        while (events.hasNext()) {
            var event = events.next();
            if (!(event instanceof NodeEvent node)) continue;
            if (root != null) throw refuse(event, LocalisedText.of("yaml.second"), LocalisedText.of("yaml.second.do"));
            root = node(node, 0);
        }
        if (root == null)
            mistakes.add(
                    FileLinePosition.start(file), LocalisedText.of("file.empty"), LocalisedText.of("file.empty.do"));
        return Optional.ofNullable(root);
    }

    private YamlTree node(NodeEvent event, int depth) {
        if (++nodes > MOST_NODES)
            throw refuse(event, LocalisedText.of("yaml.many"), LocalisedText.of("yaml.many.do", MOST_NODES));
        if (depth > DEEPEST)
            throw refuse(event, LocalisedText.of("yaml.deep"), LocalisedText.of("yaml.deep.do", DEEPEST));
        if (event instanceof AliasEvent)
            throw refuse(event, LocalisedText.of("yaml.alias"), LocalisedText.of("yaml.alias.do"));
        if (event.getAnchor().isPresent())
            throw refuse(event, LocalisedText.of("yaml.anchor"), LocalisedText.of("yaml.anchor.do"));
        return switch (event) {
            case ScalarEvent scalar -> {
                untagged(scalar, scalar.getTag());
                yield new YamlScalar(at(scalar), scalar.getValue(), scalar.isPlain());
            }
            case SequenceStartEvent list -> items(list, depth);
            case MappingStartEvent map -> fields(map, depth);
            default -> throw new IllegalStateException("An event of YAML that is no node: " + event);
        };
    }

    private YamlTree items(CollectionStartEvent start, int depth) {
        untagged(start, start.getTag());
        var items = new ArrayList<YamlTree>();
        for (var event = events.next(); event instanceof NodeEvent node; event = events.next())
            items.add(node(node, depth + 1));
        return new YamlList(at(start), items);
    }

    private YamlTree fields(CollectionStartEvent start, int depth) {
        untagged(start, start.getTag());
        var fields = new LinkedHashMap<String, YamlField>();
        for (var event = events.next(); event instanceof NodeEvent node; event = events.next()) {
            if (!(node(node, depth + 1) instanceof YamlScalar key))
                throw refuse(event, LocalisedText.of("yaml.key"), LocalisedText.of("yaml.key.do"));
            var value = node((NodeEvent) events.next(), depth + 1);
            if (fields.containsKey(key.text()))
                mistakes.add(
                        key.at(),
                        LocalisedText.of("yaml.twice", shortened(key.text())),
                        LocalisedText.of(
                                "yaml.twice.do", fields.get(key.text()).at().line()));
            else fields.put(key.text(), new YamlField(key.at(), value));
        }
        return new YamlMapping(at(start), fields);
    }

    private void untagged(Event event, Optional<String> tag) {
        if (tag.isPresent())
            throw refuse(event, LocalisedText.of("yaml.tag"), LocalisedText.of("remove", shortened(tag.get())));
    }

    private UnreadableYamlException refuse(Event event, LocalisedText words, LocalisedText instead) {
        mistakes.add(at(event), words, instead);
        return new UnreadableYamlException();
    }

    private FileLinePosition at(Event event) {
        return new FileLinePosition(
                file, event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
    }
}
