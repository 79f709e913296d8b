package org.tousaidants.platform.journal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// « Sujet d’écriture » — finds the names of the subjects of log entries. The log has `kind id`; the package
/// that owns the kind implements this as a Spring bean and returns the current name of each id and its page.
public interface JournalSubjectNames {
    /// « Sujet nommé » — the name of a subject (empty: only the word of its kind is shown) and the path of its
    /// page, or empty.
    record NamedSubject(Optional<String> name, String href) {}

    /// The kind: the word before the id in `JournalNote.subject`.
    String kind();

    /// The names of details whose value is an id of this kind.
    default Set<String> details() {
        return Set.of();
    }

    /// The known ids with their names.
    Map<String, NamedSubject> find(Set<String> ids);

    /// A kind whose subjects have a page but no name.
    static JournalSubjectNames shownAt(String kind, Function<String, String> href) {
        return new JournalSubjectNames() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Map<String, NamedSubject> find(Set<String> ids) {
                return ids.stream()
                        .collect(Collectors.toMap(
                                Function.identity(), id -> new NamedSubject(Optional.empty(), href.apply(id))));
            }
        };
    }
}
