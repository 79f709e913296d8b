package org.tousaidants.support.outcomes;

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
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.support.referrals.ReferralReader;
import org.tousaidants.support.referrals.Referrals;

/// « Les avis » — service: slips are drawn, people answer once, answers are counted in groups of five.
@Service
public class Outcomes {
    static final char CODE = 'A';
    static final int SLIPS_ON_A_SHEET = 8;

    private static final int CODE_GROUPS = 3;
    private static final int MOST_SHEETS = 40;
    private static final int LISTED = 50;

    /// The result for a code.
    public sealed interface OpeningResult {
        /// @param name of the place, or of the slot
        /// @param moment an event or a session, which has other wording
        /// @param referral whether the code comes from the sheet of a referral
        /// @param over whether the referral has ended: no call can be requested any more
        record SlipOpen(String name, boolean moment, boolean referral, boolean over) implements OpeningResult {}

        /// The answer is counted, but the requested call concerns an ended referral: the page shows whom to
        /// call.
        record CallImpossible() implements OpeningResult {}

        record SlipUsed() implements OpeningResult {}

        /// The helper may not record the answers of the person they helped.
        record AnswerByHelper() implements OpeningResult {}

        record SlipUnknown() implements OpeningResult {}
    }

    /// The figures and texts that the coordination sees.
    ///
    /// @param names of the places and slots
    record OutcomeDesk(
            Map<UUID, String> names,
            List<OutcomeSubjectTally> places,
            Pagination paging,
            OutcomeTally all,
            List<OutcomeSubjectTally> moments,
            List<OutcomeStore.StoredComment> waiting,
            List<OutcomeStore.StoredComment> shown) {}

    /// « Sous la main » — the subject of a valid code.
    private record FoundSlip(OutcomeSubject about, Optional<UUID> referral, boolean over) {}

    private final OutcomeStore store;
    private final Referrals referrals;
    private final ReferralReader referralReader;
    private final Places places;
    private final Bookings bookings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Outcomes(
            OutcomeStore store,
            Referrals referrals,
            ReferralReader referralReader,
            Places places,
            Bookings bookings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.referrals = referrals;
        this.referralReader = referralReader;
        this.places = places;
        this.bookings = bookings;
        this.events = events;
        this.clock = clock;
    }

    /// A sheet of slips for a place, for the demonstration; people print with [FeedbackSlipSheets]. `own`: counts for
    /// the helper who asks.
    @Transactional
    public List<PaperCode> slips(Actor actor, Place place, boolean own) {
        var helper = own ? Optional.of(actor.id()) : Optional.<UUID>empty();
        return draw(actor, OutcomeSubject.help(place.id(), helper), SLIPS_ON_A_SHEET);
    }

    /// Whole sheets for the booked people of a slot; none when the network has no such slot.
    @Transactional
    public List<PaperCode> slips(Actor actor, UUID slot) {
        return bookings.seats(slot)
                .map(seats -> draw(actor, OutcomeSubject.moment(slot), slipsFor(seats.taken())))
                .orElse(List.of());
    }

    /// The number of slips: one per expected person, rounded up to whole sheets.
    static int slipsFor(int people) {
        return SLIPS_ON_A_SHEET * Math.clamp(Math.ceilDiv(people, SLIPS_ON_A_SHEET), 1, MOST_SHEETS);
    }

    List<PaperCode> draw(Actor actor, OutcomeSubject about, int many) {
        var codes = new ArrayList<PaperCode>();
        for (var n = 0; n < many; n++) {
            var code = PaperCode.draw(CODE, CODE_GROUPS, random);
            store.addSlip(code, about, clock.instant());
            codes.add(code);
        }
        return List.copyOf(codes);
    }

    /// Whether the code is of a referral that its place has refused, or not read.
    @Transactional(readOnly = true)
    boolean early(PaperCode code) {
        return !store.spent(code)
                && referralReader.judgeable(code).filter(one -> !one.helped()).isPresent();
    }

    @Transactional(readOnly = true)
    OpeningResult open(PaperCode code, Optional<Actor> noting) {
        if (store.spent(code)) return new OpeningResult.SlipUsed();
        var found = found(code);
        if (found.isEmpty()) return new OpeningResult.SlipUnknown();
        if (noting.filter(actor -> helped(actor, found.get())).isPresent()) return new OpeningResult.AnswerByHelper();
        var outcome = found.get();
        var name = named(List.of(outcome.about().id()), outcome.about().slot().isPresent())
                .get(outcome.about().id());
        return name == null
                ? new OpeningResult.SlipUnknown()
                : new OpeningResult.SlipOpen(
                        name,
                        outcome.about().slot().isPresent(),
                        outcome.referral().isPresent(),
                        outcome.over());
    }

    private Map<UUID, String> named(Collection<UUID> ids, boolean moments) {
        if (moments) return bookings.titles(ids);
        var names = new HashMap<UUID, String>();
        places.names(ids.stream().map(PlaceId::new).toList()).forEach((place, name) -> names.put(place.value(), name));
        return names;
    }

    private Optional<FoundSlip> found(PaperCode code) {
        if (code.kind() == CODE) return store.slip(code).map(about -> new FoundSlip(about, Optional.empty(), false));
        return referralReader
                .judgeable(code)
                .map(one -> new FoundSlip(
                        OutcomeSubject.help(one.place(), one.helper()), Optional.of(one.id()), one.over()));
    }

    /// When a slip or a sheet names no helper, any helper of that place may have given the help.
    private boolean helped(Actor actor, FoundSlip found) {
        return found.about()
                .helper()
                .map(actor.id()::equals)
                .orElseGet(() -> found.about()
                        .place()
                        .filter(place -> referralReader.helpsThere(actor, place))
                        .isPresent());
    }

    /// Stores the answer; each code counts once. The stored answer has no link to the code.
    ///
    /// @param call the number at which the person asks the coordination to call them about the referral
    @Transactional
    public OpeningResult say(
            PaperCode code, Outcome outcome, String words, Optional<String> call, Optional<Actor> noting) {
        var opening = open(code, noting);
        var found = found(code);
        if (!(opening instanceof OpeningResult.SlipOpen) || found.isEmpty()) return opening;
        var week = ParisTime.week(clock.instant());
        if (!store.spend(code, week)) return new OpeningResult.SlipUsed();
        store.add(UUID.randomUUID(), week, found.get().about(), outcome);
        var masked = CommentRedaction.masked(words);
        if (!masked.isBlank()) store.say(UUID.randomUUID(), week, found.get().about(), masked);
        var called =
                found.get().referral().map(id -> referrals.judged(id, call)).orElse(call.isEmpty());
        return called ? opening : new OpeningResult.CallImpossible();
    }

    /// The feedback of the people whom this helper helped, if five or more answered.
    @Transactional(readOnly = true)
    public OutcomeTally own(Actor self) {
        return store.ofHelper(self.id());
    }

    /// Unreviewed texts may name a person: reading them is logged. Approved texts contain no name.
    ///
    /// @param asked the page of places in the URL, most answers first
    @Transactional
    OutcomeDesk desk(Actor actor, String asked) {
        if (!actor.is(Role.COORDINATOR))
            return new OutcomeDesk(
                    Map.of(),
                    List.of(),
                    Pagination.of(asked, 0, LISTED),
                    OutcomeTally.NONE,
                    List.of(),
                    List.of(),
                    List.of());
        var words = store.words(LISTED);
        var waiting = words.stream().filter(OutcomeStore.StoredComment::waiting).toList();
        var shown = words.stream().filter(one -> !one.waiting()).toList();
        var told = store.told(SmallCountThreshold.AT_WORK.fewest());
        var ofPlaces = told.stream().filter(one -> !one.moment()).toList();
        var paging = Pagination.of(asked, ofPlaces.size(), LISTED);
        var places = paging.of(ofPlaces);
        var moments =
                told.stream().filter(OutcomeSubjectTally::moment).limit(LISTED).toList();
        var names = new HashMap<UUID, String>();
        for (var moment : List.of(false, true)) {
            var ids = new HashSet<UUID>();
            for (var one : moment ? moments : places) ids.add(one.of());
            for (var one : words) if (one.moment() == moment) ids.add(one.of());
            names.putAll(named(ids, moment));
        }
        if (!waiting.isEmpty()) events.publishEvent(new CommentsReviewed(actor.id(), "read", waiting.size()));
        var all = ofPlaces.stream().map(OutcomeSubjectTally::tally).reduce(OutcomeTally.NONE, OutcomeTally::plus);
        return new OutcomeDesk(names, places, paging, all, moments, waiting, shown);
    }

    /// The number of texts to review.
    @Transactional(readOnly = true)
    int waiting() {
        return store.waiting();
    }

    /// Returns false if another person reviewed it before.
    @Transactional
    boolean screen(Actor actor, UUID id, boolean shown) {
        if (!actor.is(Role.COORDINATOR)) return false;
        var screened = store.screen(id, shown, actor.id());
        if (screened) events.publishEvent(new CommentsReviewed(actor.id(), shown ? "shown" : "hidden", 1));
        return screened;
    }
}
