package org.tousaidants.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.tousaidants.rules.archive.Folder;
import org.tousaidants.rules.protocol.Mistake;
import org.tousaidants.rules.protocol.Protocol;

/// A shipped protocol with a few words changed, as the author of a draft would do.
public record Draft(Folder folder) {
    public static Draft of(String shipped) {
        return new Draft(Folder.shipped(shipped).orElseThrow());
    }

    /// Changes the first occurrence of a text; fails if the text is not in the file.
    public Draft with(String file, String written, String instead) {
        var text = folder.files().get(file);
        assertThat(text).as(file).contains(written);
        var rank = text.indexOf(written);
        return whole(file, text.substring(0, rank) + instead + text.substring(rank + written.length()));
    }

    public Draft whole(String file, String text) {
        var files = new TreeMap<>(folder.files());
        files.put(file, text);
        return new Draft(new Folder(folder.name(), files, folder.mistakes()));
    }

    Draft without(String file) {
        var files = new TreeMap<>(folder.files());
        files.remove(file);
        return new Draft(new Folder(folder.name(), files, folder.mistakes()));
    }

    public Protocol read() {
        return switch (ProtocolReader.read(folder, Folder::shipped)) {
            case ProtocolReader.Parsed(var protocol) -> protocol;
            case ProtocolReader.Invalid(var mistakes) -> throw new AssertionError(mistakes.toString());
        };
    }

    List<String> mistakes() {
        return switch (ProtocolReader.read(folder, Folder::shipped)) {
            case ProtocolReader.Parsed _ -> List.of();
            case ProtocolReader.Invalid(var mistakes) ->
                mistakes.stream().map(Mistake::toString).toList();
        };
    }

    List<Mistake> wrong() {
        return ProtocolReader.read(folder, Folder::shipped) instanceof ProtocolReader.Invalid(var mistakes)
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
