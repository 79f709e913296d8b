package org.tousaidants.community.placevisits;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceTeams;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Visites entre lieux » — service for visits: offer, request, answer, result. Only a person of the team of a place
/// acts for the place.
@Service
public class VisitsBetweenPlaces {
    private static final int RESULTS = 30;

    /// The page of all visits.
    ///
    /// @param own the places of the reader
    record VisitsHome(List<OfferedPlace> offers, List<ToldVisit> told, List<Place> own) {}

    record OfferedPlace(Place place, VisitBetweenPlaces.VisitOffer offer) {}

    /// A visit with its two places; a place that closed is absent.
    record ToldVisit(VisitBetweenPlaces visit, Optional<Place> host, Optional<Place> guest) {}

    /// The page of one place.
    ///
    /// @param team whether the reader belongs to the place
    /// @param visits those of the place, for its team only
    /// @param guests the other places of the reader, which may ask for a visit
    record PlaceVisitsView(
            Place place,
            Optional<VisitBetweenPlaces.VisitOffer> offer,
            boolean team,
            List<ToldVisit> visits,
            List<Place> guests) {}

    private final VisitsBetweenPlacesStore store;
    private final PlaceDirectory directory;
    private final ObjectProvider<PlaceTeams> teams;
    private final Clock clock;

    VisitsBetweenPlaces(
            VisitsBetweenPlacesStore store, PlaceDirectory directory, ObjectProvider<PlaceTeams> teams, Clock clock) {
        this.store = store;
        this.directory = directory;
        this.teams = teams;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    VisitsHome home(SignedInPerson reader) {
        return new VisitsHome(
                store.offers().stream()
                        .flatMap(offer -> place(offer.place()).map(place -> new OfferedPlace(place, offer)).stream())
                        .toList(),
                store.told(RESULTS).stream().map(this::told).toList(),
                own(reader));
    }

    @Transactional(readOnly = true)
    Optional<PlaceVisitsView> of(SignedInPerson reader, PlaceCode code) {
        return place(code).map(place -> {
            var own = own(reader);
            var team = own.contains(place);
            return new PlaceVisitsView(
                    place,
                    store.offer(place.id().value()),
                    team,
                    team ? store.of(place.id().value()).stream().map(this::told).toList() : List.of(),
                    own.stream().filter(one -> !one.id().equals(place.id())).toList());
        });
    }

    /// Offers to receive a visit; done again, it changes the offer. False if the person is not of the team.
    @Transactional
    public boolean offer(SignedInPerson actor, PlaceCode code, String shown, String days) {
        var place = teamOf(actor, code);
        place.ifPresent(
                one -> store.offer(new VisitBetweenPlaces.VisitOffer(one.id().value(), shown, days), clock.instant()));
        return place.isPresent();
    }

    /// Ends the offer; the visits stay.
    @Transactional
    boolean takeBack(SignedInPerson actor, PlaceCode code) {
        return teamOf(actor, code)
                .filter(one -> store.takeBack(one.id().value()))
                .isPresent();
    }

    /// Asks for a visit on behalf of one of the actor's places. The form contains the id, so that a repeated
    /// request asks once. False without an offer, for a place of others, or for a visit of a place to itself.
    @Transactional
    public boolean ask(SignedInPerson actor, UUID id, PlaceCode host, PlaceCode guest, String words) {
        var to = place(host).filter(one -> store.offer(one.id().value()).isPresent());
        var from = teamOf(actor, guest)
                .filter(one -> to.isPresent() && !one.id().equals(to.get().id()));
        from.ifPresent(
                one -> store.ask(id, to.orElseThrow().id().value(), one.id().value(), words, clock.instant()));
        return from.isPresent();
    }

    /// Whether this visit was asked.
    @Transactional(readOnly = true)
    public boolean known(UUID visit) {
        return store.find(visit).isPresent();
    }

    /// Accepts or declines a request, as the team of the host. False if it was answered before.
    @Transactional
    public boolean answer(SignedInPerson actor, PlaceCode host, UUID visit, boolean accepts, String answer) {
        return teamOf(actor, host)
                .filter(place -> store.find(visit)
                        .filter(one -> one.host().equals(place.id().value()))
                        .isPresent())
                .filter(_ -> store.answer(
                        visit,
                        accepts ? VisitBetweenPlaces.VisitState.ACCEPTED : VisitBetweenPlaces.VisitState.DECLINED,
                        answer))
                .isPresent();
    }

    /// Writes the result of an accepted visit, as the team of the host or of the guest.
    @Transactional
    public boolean tell(SignedInPerson actor, PlaceCode code, UUID visit, String result) {
        return teamOf(actor, code)
                .filter(place -> store.find(visit)
                        .filter(one -> one.host().equals(place.id().value())
                                || one.guest().equals(place.id().value()))
                        .isPresent())
                .filter(_ -> store.tell(visit, result))
                .isPresent();
    }

    /// The requests that the teams of the actor have to answer, by place.
    @Transactional(readOnly = true)
    Map<Place, List<VisitBetweenPlaces>> waiting(SignedInPerson actor) {
        var waiting = store.waiting();
        if (waiting.isEmpty()) return Map.of();
        return own(actor).stream()
                .filter(place -> waiting.stream()
                        .anyMatch(visit -> visit.host().equals(place.id().value())))
                .collect(Collectors.toMap(
                        Function.identity(),
                        place -> waiting.stream()
                                .filter(visit -> visit.host().equals(place.id().value()))
                                .toList()));
    }

    private ToldVisit told(VisitBetweenPlaces visit) {
        return new ToldVisit(visit, place(visit.host()), place(visit.guest()));
    }

    private List<Place> own(SignedInPerson actor) {
        return teams.stream()
                .map(one -> one.of(actor.id()))
                .flatMap(Set::stream)
                .distinct()
                .flatMap(id -> directory.snapshot().find(id).stream())
                .sorted(Comparator.comparing(Place::name))
                .toList();
    }

    private Optional<Place> teamOf(SignedInPerson actor, PlaceCode code) {
        return own(actor).stream().filter(place -> place.code().equals(code)).findFirst();
    }

    private Optional<Place> place(UUID id) {
        return directory.snapshot().find(new PlaceId(id)).filter(Place::inLists);
    }

    private Optional<Place> place(PlaceCode code) {
        return Stream.of(directory.snapshot())
                .flatMap(snapshot -> snapshot.places().stream())
                .filter(place -> place.code().equals(code) && place.inLists())
                .findFirst();
    }
}
