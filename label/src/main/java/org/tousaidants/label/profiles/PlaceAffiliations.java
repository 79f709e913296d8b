package org.tousaidants.label.profiles;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.label.profiles.PlaceAffiliation.AffiliationAct;
import org.tousaidants.label.profiles.PlaceAffiliation.AffiliationStatement;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Qui aide où » — stores the answers of the people responsible for a place, and of coordinators, to the question
/// whether a person helps there. Nobody can confirm their own presence. An unconfirmed presence is not shown.
@Service
public class PlaceAffiliations {
    /// Maximum number of places asked about one person in a month, so that a person cannot cause too many
    /// letters.
    private static final int MOST_ASKED = 10;

    private static final Duration MONTH = Duration.ofDays(30);

    /// The result of an answer.
    enum AffiliationAnswerResult {
        SAID,
        /// The answer is refused, because the person does not state that they help at this place, or has no
        /// valid label.
        NOT_FOUND,
        /// The answer is refused, because helpers cannot confirm their own presence. Another person of the
        /// place, or a coordinator, can confirm it.
        HERSELF
    }

    /// The page for the holder of a link.
    ///
    /// @param herself id of the reader's own file, if the reader is one of these people
    record OpenedAffiliations(Place place, List<PlaceAffiliation> people, Optional<UUID> herself) {}

    private final PlaceAffiliationReader list;
    private final PublicProfileStore listing;
    private final PlaceAffiliationStore store;
    private final Places places;
    private final PlaceAffiliationAccess presenceAccess;
    private final PlaceAffiliationLetterSender post;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlaceAffiliations(
            PlaceAffiliationReader list,
            PublicProfileStore listing,
            PlaceAffiliationStore store,
            Places places,
            PlaceAffiliationAccess presenceAccess,
            PlaceAffiliationLetterSender post,
            ApplicationEventPublisher events,
            Clock clock) {
        this.list = list;
        this.listing = listing;
        this.store = store;
        this.places = places;
        this.presenceAccess = presenceAccess;
        this.post = post;
        this.events = events;
        this.clock = clock;
    }

    /// Returns all presences; empty if the reader is no coordinator.
    @Transactional(readOnly = true)
    List<PlaceAffiliation> desk(SignedInPerson by) {
        return by.is(Role.COORDINATOR) ? list.all() : List.of();
    }

    @Transactional(readOnly = true)
    int waiting() {
        return (int) list.all().stream()
                .filter(one -> one.state() == PlaceAffiliation.AffiliationState.SAID)
                .count();
    }

    /// Confirms a presence on behalf of a coordinator. Returns false if the presence does not exist.
    @Transactional
    public boolean confirm(SignedInPerson by, UUID account, PlaceCode place) {
        return list.all().stream()
                .filter(one ->
                        one.account().equals(account) && one.place().code().equals(place))
                .anyMatch(one -> say(by, one.helper(), place, true) == AffiliationAnswerResult.SAID);
    }

    @Transactional
    AffiliationAnswerResult say(SignedInPerson by, UUID helper, PlaceCode code, boolean here) {
        if (!by.is(Role.COORDINATOR)) return AffiliationAnswerResult.NOT_FOUND;
        return places.find(code)
                .map(place -> say(helper, place, here, by.id(), true, by.mail()))
                .orElse(AffiliationAnswerResult.NOT_FOUND);
    }

    /// Stores the answer of a person responsible for a place to the question whether a helper helps there. The
    /// person follows the link in a letter; the result is empty if the link is not valid.
    ///
    /// @param secret secret of the link
    /// @param here whether the helper helps there
    @Transactional
    Optional<AffiliationAnswerResult> say(Optional<SecretToken> secret, UUID helper, boolean here) {
        return presenceAccess
                .of(secret)
                .map(reader -> say(
                        helper,
                        reader.place(),
                        here,
                        reader.contact().person(),
                        false,
                        reader.contact().mail().value()));
    }

    /// Returns the content for a link; empty if the link is unknown or expired, or if its recipient is no longer
    /// responsible for the place.
    @Transactional(readOnly = true)
    Optional<OpenedAffiliations> open(Optional<SecretToken> secret) {
        return presenceAccess.of(secret).map(reader -> {
            var present = list.readable(reader.place());
            return new OpenedAffiliations(
                    reader.place(),
                    present,
                    present.stream()
                            .filter(one ->
                                    list.isHers(one, reader.contact().mail().value()))
                            .map(PlaceAffiliation::helper)
                            .findFirst());
        });
    }

    /// Returns the places that should be asked whether a person helps there.
    @Transactional(readOnly = true)
    List<PlaceId> toAsk() {
        return toBeAskedAbout().map(one -> one.place().id()).distinct().toList();
    }

    /// Sends one letter to each person responsible for the place. The letter asks about all people who state
    /// that they help there and about whom the place was not asked yet.
    @Transactional
    void ask(PlaceId place) {
        var some =
                toBeAskedAbout().filter(one -> one.place().id().equals(place)).toList();
        if (!some.isEmpty()) ask(some, clock.instant());
    }

    private Stream<PlaceAffiliation> toBeAskedAbout() {
        var month = clock.instant().minus(MONTH);
        return list.all().stream()
                .filter(one ->
                        one.readByPlace() && one.word().isEmpty() && store.asked(one.helper(), month) < MOST_ASKED);
    }

    private void ask(List<PlaceAffiliation> some, Instant now) {
        var place = some.getFirst().place();
        var asked = post.readers(place);
        // If nobody at the place can be asked, a coordinator must confirm the presence.
        if (asked.isEmpty()) return;
        for (var one : some) {
            listing.lock(one.helper());
            store.append(new AffiliationStatement(
                    one.helper(), place.id(), AffiliationAct.ASKED, now, Optional.empty(), false));
        }
        post.ask(asked, place, some, now);
    }

    private AffiliationAnswerResult say(UUID helper, Place place, boolean here, UUID by, boolean desk, String mail) {
        // Locks the helper, so that the second of two simultaneous answers reads the result of the first.
        listing.lock(helper);
        var found = (desk ? list.at(place) : list.readable(place))
                .stream().filter(one -> one.helper().equals(helper)).findFirst();
        if (found.isEmpty()) return AffiliationAnswerResult.NOT_FOUND;
        if (list.isHers(found.get(), mail)) return AffiliationAnswerResult.HERSELF;
        var act = here ? AffiliationAct.CONFIRMED : AffiliationAct.DENIED;
        if (found.get()
                .word()
                .map(AffiliationStatement::act)
                .filter(act::equals)
                .isPresent()) return AffiliationAnswerResult.SAID;
        store.append(new AffiliationStatement(helper, place.id(), act, clock.instant(), Optional.of(by), desk));
        events.publishEvent(new PlaceAffiliationDecided(
                helper, place.id(), EnumConstantName.low(act), desk ? Optional.of(by) : Optional.empty()));
        if (!here) post.denied(found.get().account(), place, desk, clock.instant());
        return AffiliationAnswerResult.SAID;
    }

    /// The people with a confirmed presence at a place.
    ///
    /// @param people number of recognised people
    /// @param last moment of the last change
    record ConfirmedAffiliationCount(int people, Instant last) {}

    @Transactional(readOnly = true)
    Map<PlaceId, ConfirmedAffiliationCount> counted() {
        var counted = new LinkedHashMap<PlaceId, ConfirmedAffiliationCount>();
        for (var affiliation : list.all())
            if (affiliation.state() == PlaceAffiliation.AffiliationState.CONFIRMED)
                counted.merge(
                        affiliation.place().id(),
                        new ConfirmedAffiliationCount(
                                1, affiliation.word().orElseThrow().at()),
                        (before, more) -> new ConfirmedAffiliationCount(
                                before.people() + 1, before.last().isAfter(more.last()) ? before.last() : more.last()));
        return counted;
    }
}
