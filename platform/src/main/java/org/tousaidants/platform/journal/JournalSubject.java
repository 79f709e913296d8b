package org.tousaidants.platform.journal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// « Sujet d’écriture » — names the subjects of a kind of acts. The journal holds `kind id`; the package that
/// owns the kind publishes a bean of this type, which gives the current name of each id and its page.
public interface JournalSubject {
    /// « Sujet nommé » — the name (empty: the word of its kind is shown) and the path of its page, or empty.
    record Named(Optional<String> name, String href) {}

    /// The word before the id in `JournalNote.subject`.
    String kind();

    /// The details whose value is an id of this kind, in any entry.
    default Set<String> details() {
        return Set.of();
    }

    /// The ids known to this network.
    Map<String, Named> find(Set<String> ids);

    /// A kind whose subjects have a page and no name.
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
