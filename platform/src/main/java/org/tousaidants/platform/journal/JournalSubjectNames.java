package org.tousaidants.platform.journal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// « Sujet d’écriture » — finds the names of the subjects of log entries. The log contains `kind id`; the package
/// that owns the kind implements this interface as a Spring bean.
public interface JournalSubjectNames {
    /// « Sujet nommé » — the current name and page of the subject of a log entry.
    ///
    /// @param name name; if empty, only the word for the kind is shown
    /// @param href path of its page; may be empty
    record NamedSubject(Optional<String> name, String href) {}

    /// Returns the kind of the subjects, which is the word before the id in `JournalEventNote.subject`.
    String kind();

    /// Returns the names of those details of log entries whose value is an id of this kind of subject.
    default Set<String> details() {
        return Set.of();
    }

    /// Returns the names and pages of the known ids; unknown ids are absent.
    Map<String, NamedSubject> find(Set<String> ids);

    /// Returns an implementation for a kind whose subjects have a page but no name.
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
