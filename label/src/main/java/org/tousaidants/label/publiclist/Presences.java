package org.tousaidants.label.publiclist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.badges.RecognisedPeople;
import org.tousaidants.label.publiclist.PlacePresence.Act;
import org.tousaidants.label.publiclist.PlacePresence.Word;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.upkeep.Contact;
import org.tousaidants.places.upkeep.Contacts;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.web.ReadingOrder;

/// « Qui aide où » — the door: those who answer for a place, and the coordination, read who says that she helps there,
/// and confirm it or say that she does not. Nobody does so for herself. Until then it is her word only, and shows
/// nowhere.
@Service
public class Presences {
    private static final String PURPOSE = "listing.presence";
    private static final Duration LINK = Duration.ofDays(60);
    private static final Duration WORTH = Duration.ofDays(14);
    /// Places that are written to about one person in a month: who ticks others each day writes to nobody.
    private static final int MOST_ASKED = 10;

    private static final Duration MONTH = Duration.ofDays(30);

    /// What became of a word.
    enum Saying {
        SAID,
        /// She does not say that she helps there, or is not recognised.
        NOT_FOUND,
        /// Somebody else of the place, or the coordination, says it.
        HERSELF
    }

    /// What a link opens.
    ///
    /// @param herself her file, when the reader is one of them
    record Opened(Place place, List<PlacePresence> people, Optional<UUID> herself) {}

    /// Who came by a link.
    private record Reader(Contact contact, Place place) {}

    private final ListingStore listing;
    private final PresenceStore store;
    private final PresenceWords words;
    private final RecognisedPeople recognised;
    private final Accounts accounts;
    private final Places places;
    private final Contacts contacts;
    private final PresenceLetters letters;
    private final Links links;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Presences(
            ListingStore listing,
            PresenceStore store,
            PresenceWords words,
            RecognisedPeople recognised,
            Accounts accounts,
            Places places,
            Contacts contacts,
            PresenceLetters letters,
            Links links,
            Outbox outbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.listing = listing;
        this.store = store;
        this.words = words;
        this.recognised = recognised;
        this.accounts = accounts;
        this.places = places;
        this.contacts = contacts;
        this.letters = letters;
        this.links = links;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /// Of those who are recognised and show themselves, at each place that they say; by name.
    @Transactional(readOnly = true)
    List<PlacePresence> all(String network) {
        var shown = listing.shown(network);
        var profiles = recognised
                .today(network, shown.stream().map(Agreed::account).toList())
                .stream()
                .collect(Collectors.groupingBy(
                        RecognisedPeople.Person::account,
                        Collectors.mapping(RecognisedPeople.Person::name, Collectors.joining(", "))));
        var open = accounts.find(network, profiles.keySet());
        var said = words.of(network, shown.stream().map(Agreed::helper).toList());
        var standing = places.find(
                network,
                shown.stream()
                        .flatMap(one -> one.consent().orElseThrow().places().stream())
                        .collect(Collectors.toSet()));
        var all = new ArrayList<PlacePresence>();
        for (var one : shown) {
            var account = open.get(one.account());
            if (account == null) continue;
            one.consent().orElseThrow().places().stream()
                    .flatMap(id -> Optional.ofNullable(standing.get(id)).stream())
                    .filter(Place::inLists)
                    .distinct()
                    .forEach(place -> all.add(new PlacePresence(
                            one.helper(),
                            one.account(),
                            account.name(),
                            profiles.getOrDefault(one.account(), ""),
                            place,
                            said.of(one.helper(), place.id()),
                            one.readByPlaces())));
        }
        return ReadingOrder.by(
                all.stream(),
                PlacePresence::name,
                one -> one.place().name(),
                one -> one.place().code().value());
    }

    /// Nobody but a coordinator reads them all.
    @Transactional(readOnly = true)
    List<PlacePresence> desk(Actor by) {
        return by.is(Role.COORDINATOR) ? all(by.network().id()) : List.of();
    }

    @Transactional(readOnly = true)
    int waiting(String network) {
        return (int) all(network).stream()
                .filter(one -> one.state() == PlacePresence.State.SAID)
                .count();
    }

    /// At the desk.
    @Transactional
    public boolean confirm(Actor by, UUID account, PlaceCode place) {
        return all(by.network().id()).stream()
                .filter(one ->
                        one.account().equals(account) && one.place().code().equals(place))
                .anyMatch(one -> say(by, one.helper(), place, true) == Saying.SAID);
    }

    @Transactional
    Saying say(Actor by, UUID helper, PlaceCode code, boolean here) {
        if (!by.is(Role.COORDINATOR)) return Saying.NOT_FOUND;
        var network = by.network().id();
        return places.find(network, code)
                .map(place -> say(network, helper, place, here, by.id(), true, by.mail()))
                .orElse(Saying.NOT_FOUND);
    }

    /// By a link of a letter.
    @Transactional
    Optional<Saying> say(String network, Optional<Secret> secret, UUID helper, boolean here) {
        return reader(network, secret)
                .map(reader -> say(
                        network,
                        helper,
                        reader.place(),
                        here,
                        reader.contact().person(),
                        false,
                        reader.contact().mail().value()));
    }

    /// Empty when the link opens nothing: lost, too old, or of somebody who answers for the place no more.
    @Transactional(readOnly = true)
    Optional<Opened> open(String network, Optional<Secret> secret) {
        return reader(network, secret).map(reader -> {
            var here = readable(network, reader.place());
            return new Opened(
                    reader.place(),
                    here,
                    here.stream()
                            .filter(one ->
                                    isHers(network, one, reader.contact().mail().value()))
                            .map(PlacePresence::helper)
                            .findFirst());
        });
    }

    /// One letter to each who answers for a place, about all of whom it was not yet asked.
    @Transactional
    public void ask(String network) {
        var now = clock.instant();
        var byPlace = new LinkedHashMap<PlaceId, List<PlacePresence>>();
        for (var one : all(network))
            if (one.readByPlace()
                    && one.word().isEmpty()
                    && store.asked(network, one.helper(), now.minus(MONTH)) < MOST_ASKED)
                byPlace.computeIfAbsent(one.place().id(), _ -> new ArrayList<>())
                        .add(one);
        byPlace.values().forEach(some -> ask(network, some, now));
    }

    private void ask(String network, List<PlacePresence> some, Instant now) {
        var place = some.getFirst().place();
        var readers = contacts.toWrite(network, place.id());
        // Nobody is there to be asked: it waits at the desk.
        if (readers.isEmpty()) return;
        for (var one : some) {
            listing.lock(network, one.helper());
            store.append(network, new Word(one.helper(), place.id(), Act.ASKED, now, Optional.empty(), false));
        }
        for (var reader : readers) {
            var what = new Link.What(PURPOSE, place.id().value().toString(), Optional.of(reader.person()));
            var secret = links.make(network, what, now.plus(LINK));
            outbox.post(network, letters.ask(reader, place, some, secret, LINK.toDays()), now.plus(WORTH));
        }
    }

    private Saying say(String network, UUID helper, Place place, boolean here, UUID by, boolean desk, String mail) {
        // Of two who say it at once, the second reads what the first said.
        listing.lock(network, helper);
        var found = (desk ? at(network, place) : readable(network, place))
                .stream().filter(one -> one.helper().equals(helper)).findFirst();
        if (found.isEmpty()) return Saying.NOT_FOUND;
        if (isHers(network, found.get(), mail)) return Saying.HERSELF;
        var act = here ? Act.CONFIRMED : Act.DENIED;
        if (found.get().word().map(Word::act).filter(act::equals).isPresent()) return Saying.SAID;
        store.append(network, new Word(helper, place.id(), act, clock.instant(), Optional.of(by), desk));
        events.publishEvent(new PresenceMoved(
                network,
                helper,
                place.id(),
                act.name().toLowerCase(Locale.ROOT),
                desk ? Optional.of(by) : Optional.empty()));
        if (!here)
            accounts.find(network, Set.of(found.get().account()))
                    .values()
                    .forEach(account -> outbox.post(
                            network,
                            letters.denied(
                                    account,
                                    accounts.langs(network, Set.of(account.id()))
                                            .getOrDefault(account.id(), "fr"),
                                    place,
                                    desk),
                            clock.instant().plus(WORTH)));
        return Saying.SAID;
    }

    private List<PlacePresence> at(String network, Place place) {
        return all(network).stream()
                .filter(one -> one.place().id().equals(place.id()))
                .toList();
    }

    private List<PlacePresence> readable(String network, Place place) {
        return at(network, place).stream().filter(PlacePresence::readByPlace).toList();
    }

    private boolean isHers(String network, PlacePresence one, String mail) {
        return Optional.ofNullable(accounts.find(network, Set.of(one.account())).get(one.account()))
                .filter(account -> account.mail().value().equalsIgnoreCase(mail))
                .isPresent();
    }

    private Optional<Reader> reader(String network, Optional<Secret> secret) {
        return secret.flatMap(one -> links.open(network, PURPOSE, one.text()).valid())
                .flatMap(link -> {
                    var id = new PlaceId(UUID.fromString(link.subject()));
                    return Optional.ofNullable(places.find(network, Set.of(id)).get(id))
                            .flatMap(place -> contacts.of(network, place.id()).stream()
                                    .filter(one -> link.person().equals(Optional.of(one.person())))
                                    .findFirst()
                                    .map(contact -> new Reader(contact, place)));
                });
    }

    /// How many recognised people help at each place, and since when that is known.
    record Counted(int people, Instant last) {}

    @Transactional(readOnly = true)
    Map<PlaceId, Counted> counted(String network) {
        var counted = new LinkedHashMap<PlaceId, Counted>();
        for (var one : all(network))
            if (one.state() == PlacePresence.State.CONFIRMED)
                counted.merge(
                        one.place().id(),
                        new Counted(1, one.word().orElseThrow().at()),
                        (before, more) -> new Counted(
                                before.people() + 1, before.last().isAfter(more.last()) ? before.last() : more.last()));
        return counted;
    }
}
