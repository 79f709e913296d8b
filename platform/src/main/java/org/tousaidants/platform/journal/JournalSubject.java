package org.tousaidants.platform.journal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// « Sujet d’écriture » — how a room names the things that its acts are done to. The journal holds `kind id`; the room
/// that owns the kind publishes a bean of this type, which says the present name of each id and the page that shows it.
public interface JournalSubject {
    /// « Sujet nommé » — the name (empty: the word of its kind stands for it) and the path of its page, or empty.
    record Named(Optional<String> name, String href) {}

    /// The word before the id in `Note.subject`.
    String kind();

    /// The details of any entry whose value is an id of this kind.
    default Set<String> details() {
        return Set.of();
    }

    /// Those of the ids that this network knows.
    Map<String, Named> find(Set<String> ids);

    /// A kind whose things have no name of their own, only a page.
    static JournalSubject shownAt(String kind, Function<String, String> href) {
        return new JournalSubject() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Map<String, Named> find(Set<String> ids) {
                return ids.stream()
                        .collect(Collectors.toMap(
                                Function.identity(), id -> new Named(Optional.empty(), href.apply(id))));
            }
        };
    }
}
