package org.tousaidants.path.outcomes;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Paris;
import org.tousaidants.path.referrals.Referrals;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.counts.SmallCounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.papercodes.PaperCode;
import org.tousaidants.platform.web.Paging;

/// « Les avis » — the door: slips are drawn, people answer once, five answers are counted together.
@Service
public class Outcomes {
    static final char CODE = 'A';
    static final int SLIPS_ON_A_SHEET = 8;

    private static final int CODE_GROUPS = 3;
    private static final int MOST_SHEETS = 40;
    private static final int LISTED = 50;

    /// What a code opens.
    sealed interface Opening {
        /// @param name of the place, or of the moment
        /// @param moment an event or a session, which is asked about in other words
        /// @param referral whether it stands on the sheet of a referral
        /// @param over of one that ended: no helper can be asked to call her about it any more
        record Asked(String name, boolean moment, boolean referral, boolean over) implements Opening {}

        /// Her answer is counted, but she asked for a call about what is over: she is told whom to call.
        record NobodyCalls() implements Opening {}

        record Spent() implements Opening {}

        /// The helper does not note what the person says.
        record HelpedHerself() implements Opening {}

        record Unknown() implements Opening {}
    }

    /// What the coordination sees.
    ///
    /// @param names of the places and moments below
    record Desk(
            Map<UUID, String> names,
            List<SubjectTally> places,
            Paging paging,
            Tally all,
            List<SubjectTally> moments,
            List<OutcomeStore.Words> waiting,
            List<OutcomeStore.Words> shown) {}

    /// « Sous la main » — a code and what it leads to.
    private record Found(About about, Optional<UUID> referral, boolean over) {}

    private final OutcomeStore store;
    private final Referrals referrals;
    private final Places places;
    private final Bookings bookings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Outcomes(
            OutcomeStore store,
            Referrals referrals,
            Places places,
            Bookings bookings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.referrals = referrals;
        this.places = places;
        this.bookings = bookings;
        this.events = events;
        this.clock = clock;
    }

    /// A sheet of slips for the people helped there, as a demonstration draws it; people print by [SlipSheets]. `own`:
    /// by the helper who asks for it, whose count they feed.
    @Transactional
    public List<PaperCode> slips(Actor actor, Place place, boolean own) {
        var helper = own ? Optional.of(actor.id()) : Optional.<UUID>empty();
        return draw(actor, About.help(place.id(), helper), SLIPS_ON_A_SHEET);
    }

    /// Whole sheets for those who have a seat at that moment; none when the network has no such moment.
    @Transactional
    public List<PaperCode> slips(Actor actor, UUID slot) {
        return bookings.seats(slot)
                .map(seats -> draw(actor, About.moment(slot), slipsFor(seats.taken())))
                .orElse(List.of());
    }

    /// One for each who comes, and what is left of the last sheet.
    static int slipsFor(int people) {
        return SLIPS_ON_A_SHEET * Math.clamp(Math.ceilDiv(people, SLIPS_ON_A_SHEET), 1, MOST_SHEETS);
    }

    List<PaperCode> draw(Actor actor, About about, int many) {
        var codes = new ArrayList<PaperCode>();
        for (var n = 0; n < many; n++) {
            var code = PaperCode.draw(CODE, CODE_GROUPS, random);
            store.addSlip(code, about, clock.instant());
            codes.add(code);
        }
        return List.copyOf(codes);
    }

    @Transactional(readOnly = true)
    Opening open(PaperCode code, Optional<Actor> noting) {
        if (store.spent(code)) return new Opening.Spent();
        var found = found(code);
        if (found.isEmpty()) return new Opening.Unknown();
        if (noting.filter(actor -> helped(actor, found.get())).isPresent()) return new Opening.HelpedHerself();
        var one = found.get();
        var name = named(List.of(one.about().id()), one.about().slot().isPresent())
                .get(one.about().id());
        return name == null
                ? new Opening.Unknown()
                : new Opening.Asked(
                        name, one.about().slot().isPresent(), one.referral().isPresent(), one.over());
    }

    private Map<UUID, String> named(Collection<UUID> ids, boolean moments) {
        if (moments) return bookings.titles(ids);
        var names = new HashMap<UUID, String>();
        places.names(ids.stream().map(PlaceId::new).toList()).forEach((place, name) -> names.put(place.value(), name));
        return names;
    }

    private Optional<Found> found(PaperCode code) {
        if (code.kind() == CODE) return store.slip(code).map(about -> new Found(about, Optional.empty(), false));
        return referrals
                .judgeable(code)
                .map(one -> new Found(About.help(one.place(), one.helper()), Optional.of(one.id()), one.over()));
    }

    /// Of a slip or a sheet that names no helper, any helper of that place may be the one.
    private boolean helped(Actor actor, Found found) {
        return found.about()
                .helper()
                .map(actor.id()::equals)
                .orElseGet(() -> found.about()
                        .place()
                        .filter(place -> referrals.helpsThere(actor, place))
                        .isPresent());
    }

    /// Once for each code, and for good: what she said is not tied to the code any more.
    ///
    /// @param callMe she asks that the coordination calls her about her referral
    @Transactional
    Opening say(PaperCode code, Outcome outcome, String words, boolean callMe, Optional<Actor> noting) {
        var opening = open(code, noting);
        var found = found(code);
        if (!(opening instanceof Opening.Asked) || found.isEmpty()) return opening;
        var week = Paris.week(clock.instant());
        if (!store.spend(code, week)) return new Opening.Spent();
        store.add(UUID.randomUUID(), week, found.get().about(), outcome);
        var masked = Screen.masked(words);
        if (!masked.isBlank()) store.say(UUID.randomUUID(), week, found.get().about(), masked);
        var called =
                found.get().referral().map(id -> referrals.judged(id, callMe)).orElse(!callMe);
        return called ? opening : new Opening.NobodyCalls();
    }

    /// Of those whom she helped, when there are five or more.
    @Transactional(readOnly = true)
    public Tally own(Actor self) {
        return store.ofHelper(self.id());
    }

    /// Words that were not screened may name a person: that they were read is written down. Those that were
    /// screened name no person any more.
    ///
    /// @param asked the part of the places that the address asks for, those that most people spoke of first
    @Transactional
    Desk desk(Actor actor, String asked) {
        if (!actor.is(Role.COORDINATOR))
            return new Desk(
                    Map.of(), List.of(), Paging.of(asked, 0, LISTED), Tally.NONE, List.of(), List.of(), List.of());
        var words = store.words(LISTED);
        var waiting = words.stream().filter(OutcomeStore.Words::waiting).toList();
        var shown = words.stream().filter(one -> !one.waiting()).toList();
        var told = store.told(SmallCounts.AT_WORK.fewest());
        var ofPlaces = told.stream().filter(one -> !one.moment()).toList();
        var paging = Paging.of(asked, ofPlaces.size(), LISTED);
        var places = paging.of(ofPlaces);
        var moments = told.stream().filter(SubjectTally::moment).limit(LISTED).toList();
        var names = new HashMap<UUID, String>();
        for (var moment : List.of(false, true)) {
            var ids = new HashSet<UUID>();
            for (var one : moment ? moments : places) ids.add(one.of());
            for (var one : words) if (one.moment() == moment) ids.add(one.of());
            names.putAll(named(ids, moment));
        }
        if (!waiting.isEmpty()) events.publishEvent(new OutcomesTold(actor.id(), "read", waiting.size()));
        var all = ofPlaces.stream().map(SubjectTally::tally).reduce(Tally.NONE, Tally::plus);
        return new Desk(names, places, paging, all, moments, waiting, shown);
    }

    /// Free words that were not read yet.
    @Transactional(readOnly = true)
    int waiting() {
        return store.waiting();
    }

    /// False when another person did so before.
    @Transactional
    boolean screen(Actor actor, UUID id, boolean shown) {
        if (!actor.is(Role.COORDINATOR)) return false;
        var screened = store.screen(id, shown, actor.id());
        if (screened) events.publishEvent(new OutcomesTold(actor.id(), shown ? "shown" : "hidden", 1));
        return screened;
    }

    /// On ten, for the promise of the protocol that counts them.
    @Transactional(readOnly = true)
    List<Double> onTen() {
        return store.onTen();
    }
}
