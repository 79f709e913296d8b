package org.tousaidants.journal;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.places.Place;
import org.tousaidants.places.PlaceId;
import org.tousaidants.schema.Field;
import org.tousaidants.web.Page;

/// « Une écriture en mots » — the journal holds ids alone, a person reads names: those that people and places have now.
final class EntryWords {
    /// What an act was done to: its name, where it can be seen (or empty), and its id cut short, enough to tell two of
    /// one name apart.
    record Thing(String name, String href, String id) {}

    private static final Pattern PLACE = Pattern.compile("place (" + uuid() + ")");
    private static final Pattern ACCOUNT = Pattern.compile("account (" + uuid() + ")");
    private static final Pattern ID = Pattern.compile(uuid());

    /// Details that hold the id of another place.
    private static final Set<String> OTHER_PLACES = Set.of("absorbed", "restored");

    /// Said by « who », or of no use to a person.
    private static final Set<String> UNSAID = Set.of("session", "caretaker");

    private static final int SHORT = 8;
    private static final int MOST_FIELDS = 6;

    private final Page page;
    private final Map<UUID, String> names;
    private final Map<PlaceId, Place> places;

    EntryWords(Page page, Map<UUID, String> names, Map<PlaceId, Place> places) {
        this.page = page;
        this.names = names;
        this.places = places;
    }

    private static String uuid() {
        return "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    }

    /// All those that the entries speak of.
    static Set<PlaceId> places(Collection<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> Stream.concat(
                        placeOf(entry.subject()).stream(),
                        OTHER_PLACES.stream()
                                .flatMap(key ->
                                        Optional.ofNullable(entry.detail().get(key)).stream())
                                .filter(value -> ID.matcher(value).matches())
                                .map(value -> new PlaceId(UUID.fromString(value)))))
                .collect(Collectors.toSet());
    }

    /// Who did it, and whose account it was done to.
    static Set<UUID> people(Collection<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> Stream.concat(
                        entry.actor().stream(),
                        Stream.of(ACCOUNT.matcher(entry.subject()))
                                .filter(Matcher::matches)
                                .map(account -> UUID.fromString(account.group(1)))))
                .collect(Collectors.toSet());
    }

    private static Optional<PlaceId> placeOf(String subject) {
        var place = PLACE.matcher(subject);
        return place.matches() ? Optional.of(new PlaceId(UUID.fromString(place.group(1)))) : Optional.empty();
    }

    /// Each room words its own acts: `journal.act.<act>` in its message files.
    String act(String act) {
        return said("journal.act." + act, act);
    }

    /// Somebody of the place has no account: neither has the software.
    String who(Entry entry) {
        return entry.actor()
                .map(id -> Optional.ofNullable(names.get(id)).orElseGet(() -> page.t("journal.who.gone")))
                .orElseGet(() -> page.t(
                        entry.detail().containsKey("caretaker") ? "journal.who.caretaker" : "journal.who.system"));
    }

    Thing subject(Entry entry) {
        var subject = entry.subject();
        var place = placeOf(subject).flatMap(id -> Optional.ofNullable(places.get(id)));
        if (place.isPresent())
            return new Thing(place.get().name(), "/bureau/lieux/" + place.get().code(), shortened(subject));
        var kind = subject.contains(" ") ? subject.substring(0, subject.indexOf(' ')) : subject;
        var id = subject.substring(kind.length()).strip();
        // A list that was read has no id.
        var list = "journal.on." + subject.replace(' ', '.');
        if (page.has(list)) return new Thing(page.t(list), "", "");
        var words = said("journal.kind." + kind, kind);
        return switch (kind) {
            case "label" -> new Thing(words, "/bureau/label/" + id, shortened(subject));
            case "workshop" -> new Thing(words, "/bureau/ateliers/" + id, shortened(subject));
            case "account" -> new Thing(account(id, words), "", shortened(subject));
            case "badge" -> new Thing(words + " " + id, "/bureau/preuves/" + id, "");
            case "reports" -> new Thing(words, "/bureau/signalements", "");
            case "complaints" -> new Thing(words, "/bureau/reclamations", "");
            default -> new Thing(ID.matcher(id).matches() ? words : (words + " " + id).strip(), "", shortened(subject));
        };
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

    String detail(Entry entry) {
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
        return OTHER_PLACES.contains(key)
                ? Optional.ofNullable(places.get(new PlaceId(UUID.fromString(value))))
                        .map(Place::name)
                        .orElseGet(() -> shortened(value))
                : shortened(value);
    }

    /// « Tout est juste » confirms thirty: nobody reads their names.
    private String fields(String[] columns) {
        return columns.length > MOST_FIELDS
                ? page.number(columns.length)
                : Arrays.stream(columns)
                        .map(column -> Field.ofColumn(column).isPresent() ? page.t("places.field." + column) : column)
                        .collect(Collectors.joining(", "));
    }

    private String said(String key, String otherwise) {
        return page.has(key) ? page.t(key) : otherwise;
    }
}
