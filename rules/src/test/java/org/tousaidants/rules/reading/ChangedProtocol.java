package org.tousaidants.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.ProtocolMistake;

/// A shipped protocol with a few words changed, as the author of a draft would do.
public record ChangedProtocol(RulesFolder folder) {
    public static ChangedProtocol of(String shipped) {
        return new ChangedProtocol(RulesFolder.shipped(shipped).orElseThrow());
    }

    /// Changes the first occurrence of a text; fails if the text is not in the file.
    public ChangedProtocol with(String file, String written, String instead) {
        var text = folder.files().get(file);
        assertThat(text).as(file).contains(written);
        var rank = text.indexOf(written);
        return whole(file, text.substring(0, rank) + instead + text.substring(rank + written.length()));
    }

    public ChangedProtocol whole(String file, String text) {
        var files = new TreeMap<>(folder.files());
        files.put(file, text);
        return new ChangedProtocol(new RulesFolder(folder.name(), files, folder.mistakes()));
    }

    ChangedProtocol without(String file) {
        var files = new TreeMap<>(folder.files());
        files.remove(file);
        return new ChangedProtocol(new RulesFolder(folder.name(), files, folder.mistakes()));
    }

    public LabelProtocol read() {
        return switch (LabelProtocolReader.read(folder, RulesFolder::shipped)) {
            case LabelProtocolReader.ParsedProtocol(var protocol) -> protocol;
            case LabelProtocolReader.InvalidProtocol(var mistakes) -> throw new AssertionError(mistakes.toString());
        };
    }

    List<String> mistakes() {
        return switch (LabelProtocolReader.read(folder, RulesFolder::shipped)) {
            case LabelProtocolReader.ParsedProtocol _ -> List.of();
            case LabelProtocolReader.InvalidProtocol(var mistakes) ->
                mistakes.stream().map(ProtocolMistake::toString).toList();
        };
    }

    List<ProtocolMistake> wrong() {
        return LabelProtocolReader.read(folder, RulesFolder::shipped)
                        instanceof LabelProtocolReader.InvalidProtocol(var mistakes)
                ? mistakes
                : List.of();
    }

    /// The line of these words, counted from 1.
    int line(String file, String words) {
        return Optional.ofNullable(folder.files().get(file))
                .map(text -> text.substring(0, text.indexOf(words)))
                .map(before -> (int) before.chars().filter(c -> c == '\n').count() + 1)
                .orElseThrow();
    }
}
