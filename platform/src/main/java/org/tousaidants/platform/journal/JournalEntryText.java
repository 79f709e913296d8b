package org.tousaidants.platform.journal;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.platform.web.Page;

/// « Une écriture en mots » — describes a log entry in words. The log contains only ids; the page shows the current
/// names of people and objects.
final class JournalEntryText {
    /// The subject of a log entry in words.
    ///
    /// @param name name of the subject
    /// @param href path of its page; may be empty
    /// @param id shortened id, which distinguishes subjects of the same name
    record JournalSubjectText(String name, String href, String id) {}

    private static final Pattern ACCOUNT = Pattern.compile("account (" + uuid() + ")");
    private static final Pattern ID = Pattern.compile(uuid());

    /// Details that the page does not show, because they repeat the author or mean nothing to a reader.
    private static final Set<String> UNSAID = Set.of("session", "caretaker");

    private static final int SHORT = 8;
    private static final int MOST_FIELDS = 6;

    private final Page page;
    private final Map<UUID, String> names;
    private final Map<String, Map<String, JournalSubjectNames.NamedSubject>> named = new HashMap<>();
    private final Map<String, String> kindOfDetail = new HashMap<>();

    JournalEntryText(
            Page page, Map<UUID, String> names, List<JournalSubjectNames> subjects, List<JournalEntry> entries) {
        this.page = page;
        this.names = names;
        for (var subject : subjects) {
            var ids = new HashSet<String>();
            for (var entry : entries) {
                if (kind(entry.subject()).equals(subject.kind())) ids.add(id(entry.subject()));
                for (var key : subject.details())
                    Optional.ofNullable(entry.detail().get(key)).ifPresent(ids::add);
            }
            named.put(subject.kind(), subject.find(ids));
            for (var key : subject.details()) kindOfDetail.put(key, subject.kind());
        }
    }

    private static String uuid() {
        return "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    }

    /// Returns the ids of all accounts that occur in these entries as author or subject.
    static Set<UUID> people(Collection<JournalEntry> entries) {
        return entries.stream()
                .flatMap(entry -> Stream.concat(
                        entry.actor().stream(),
                        Stream.of(ACCOUNT.matcher(entry.subject()))
                                .filter(Matcher::matches)
                                .map(account -> UUID.fromString(account.group(1)))))
                .collect(Collectors.toSet());
    }

    private static String kind(String subject) {
        return subject.contains(" ") ? subject.substring(0, subject.indexOf(' ')) : subject;
    }

    private static String id(String subject) {
        return subject.substring(kind(subject).length()).strip();
    }

    private Optional<JournalSubjectNames.NamedSubject> named(String kind, String id) {
        return Optional.ofNullable(named.getOrDefault(kind, Map.of()).get(id));
    }

    /// Returns the text of a kind of activity, from `journal.act.<act>` in the message files of its package.
    String act(String act) {
        return said("journal.act." + act, act);
    }

    /// Returns the name of the author. There are special texts for a person without an account and for the
    /// software.
    String who(JournalEntry entry) {
        return entry.actor()
                .map(id -> Optional.ofNullable(names.get(id)).orElseGet(() -> page.t("journal.who.gone")))
                .orElseGet(() -> page.t(
                        entry.detail().containsKey("caretaker") ? "journal.who.caretaker" : "journal.who.system"));
    }

    JournalSubjectText subject(JournalEntry entry) {
        var subject = entry.subject();
        var kind = kind(subject);
        var id = id(subject);
        // A subject without an id is a whole list, such as all accounts.
        var list = "journal.on." + subject.replace(' ', '.');
        if (page.has(list)) return new JournalSubjectText(page.t(list), "", "");
        var words = said("journal.kind." + kind, kind);
        if (kind.equals("account")) return new JournalSubjectText(account(id, words), "", shortened(subject));
        var known = named(kind, id);
        var plain = ID.matcher(id).matches() ? words : (words + " " + id).strip();
        return new JournalSubjectText(
                known.flatMap(JournalSubjectNames.NamedSubject::name).orElse(plain),
                known.map(JournalSubjectNames.NamedSubject::href).orElse(""),
                shortened(subject));
    }

    private String account(String id, String otherwise) {
        return ID.matcher(id).matches()
                ? Optional.ofNullable(names.get(UUID.fromString(id))).orElseGet(() -> page.t("journal.who.gone"))
                : otherwise;
    }

    private static String shortened(String subject) {
        var id = ID.matcher(subject);
        return id.find() ? id.group().substring(0, SHORT) : "";
    }

    String detail(JournalEntry entry) {
        return entry.detail().entrySet().stream()
                .filter(one -> !UNSAID.contains(one.getKey()) && !one.getValue().isEmpty())
                .map(one -> page.t(
                        "journal.detail.one",
                        said("journal.detail." + one.getKey(), one.getKey()),
                        value(one.getKey(), one.getValue())))
                .collect(Collectors.joining(", "));
    }

    private String value(String key, String value) {
        if (key.equals("fields")) return fields(value.split(" "));
        if (!ID.matcher(value).matches()) return said("journal.value." + value, value);
        return named(kindOfDetail.getOrDefault(key, ""), value)
                .flatMap(JournalSubjectNames.NamedSubject::name)
                .orElseGet(() -> shortened(value));
    }

    /// Returns the names of the changed fields in words. If the button « Tout est juste » confirmed thirty
    /// fields at once, their names are not listed.
    private String fields(String[] columns) {
        return columns.length > MOST_FIELDS
                ? page.number(columns.length)
                : Arrays.stream(columns)
                        .map(column -> said("places.field." + column, column))
                        .collect(Collectors.joining(", "));
    }

    private String said(String key, String otherwise) {
        return page.has(key) ? page.t(key) : otherwise;
    }
}
