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
import org.tousaidants.platform.bookings.SeatBookings;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.support.referrals.ReferralReader;
import org.tousaidants.support.referrals.Referrals;

/// « Les avis » — creates feedback slips, stores the answers of people, one for each code, and counts them in groups
/// of five.
@Service
public class HelpOutcomes {
    static final char CODE = 'A';
    static final int SLIPS_ON_A_SHEET = 8;

    private static final int CODE_GROUPS = 3;
    private static final int MOST_SHEETS = 40;
    private static final int LISTED = 50;

    /// The result of opening a code.
    public sealed interface SlipOpeningResult {
        /// The code is valid.
        ///
        /// @param name name of the place or slot
        /// @param moment whether the code is about an event or a session, which has other wording
        /// @param referral whether the code comes from the printed sheet of a referral
        /// @param over whether the referral has ended, so that no call can be requested any more
        record FeedbackSlipOpen(String name, boolean moment, boolean referral, boolean over)
                implements SlipOpeningResult {}

        /// The answer is counted, but no call can be made because the referral has ended. The page shows a
        /// number to call.
        record FeedbackCallImpossible() implements SlipOpeningResult {}

        record FeedbackSlipUsed() implements SlipOpeningResult {}

        /// The answer is refused, because helpers may not record the answers of people whom they helped.
        record FeedbackAnsweredByHelper() implements SlipOpeningResult {}

        record FeedbackSlipUnknown() implements SlipOpeningResult {}
    }

    /// The page of counts and texts that coordinators read.
    ///
    /// @param names names of the places and slots
    record OutcomeDeskContent(
            Map<UUID, String> names,
            List<HelpOutcomeCountsOfSubject> places,
            Pagination paging,
            HelpOutcomeCounts all,
            List<HelpOutcomeCountsOfSubject> moments,
            List<HelpOutcomeStore.StoredFeedbackComment> waiting,
            List<HelpOutcomeStore.StoredFeedbackComment> shown) {}

    /// « Sous la main » — the subject to which a valid code of a slip belongs.
    ///
    /// @param referral id of the referral, if the code comes from its printed sheet
    /// @param over whether the referral has ended
    private record FoundFeedbackSlip(HelpOutcomeSubject about, Optional<UUID> referral, boolean over) {}

    private final HelpOutcomeStore store;
    private final Referrals referrals;
    private final ReferralReader referralReader;
    private final Places places;
    private final SeatBookings bookings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    HelpOutcomes(
            HelpOutcomeStore store,
            Referrals referrals,
            ReferralReader referralReader,
            Places places,
            SeatBookings bookings,
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

    /// Returns the codes of a sheet of slips for a place. Only the demonstration calls this method; otherwise
    /// [FeedbackSlipSheets] prints the slips within their limits.
    ///
    /// @param own whether the answers also count for the helper who asks
    @Transactional
    public List<PaperCode> slips(SignedInPerson actor, Place place, boolean own) {
        var helper = own ? Optional.of(actor.id()) : Optional.<UUID>empty();
        return draw(actor, HelpOutcomeSubject.help(place.id(), helper), SLIPS_ON_A_SHEET);
    }

    /// Returns the codes of complete sheets for the booked people of a slot; empty if the network has no such
    /// slot.
    @Transactional
    public List<PaperCode> slips(SignedInPerson actor, UUID slot) {
        return bookings.seats(slot)
                .map(seats -> draw(actor, HelpOutcomeSubject.moment(slot), slipsFor(seats.taken())))
                .orElse(List.of());
    }

    /// Returns the number of slips for this number of people: one for each, rounded up to complete sheets.
    static int slipsFor(int people) {
        return SLIPS_ON_A_SHEET * Math.clamp(Math.ceilDiv(people, SLIPS_ON_A_SHEET), 1, MOST_SHEETS);
    }

    List<PaperCode> draw(SignedInPerson actor, HelpOutcomeSubject about, int many) {
        var codes = new ArrayList<PaperCode>();
        for (var n = 0; n < many; n++) {
            var code = PaperCode.draw(CODE, CODE_GROUPS, random);
            store.addSlip(code, about, clock.instant());
            codes.add(code);
        }
        return List.copyOf(codes);
    }

    /// Returns whether the code belongs to a referral that its place has refused or not read.
    @Transactional(readOnly = true)
    boolean early(PaperCode code) {
        return !store.spent(code)
                && referralReader.judgeable(code).filter(one -> !one.helped()).isPresent();
    }

    @Transactional(readOnly = true)
    SlipOpeningResult open(PaperCode code, Optional<SignedInPerson> noting) {
        if (store.spent(code)) return new SlipOpeningResult.FeedbackSlipUsed();
        var found = found(code);
        if (found.isEmpty()) return new SlipOpeningResult.FeedbackSlipUnknown();
        if (noting.filter(actor -> helped(actor, found.get())).isPresent())
            return new SlipOpeningResult.FeedbackAnsweredByHelper();
        var outcome = found.get();
        var name = named(List.of(outcome.about().id()), outcome.about().slot().isPresent())
                .get(outcome.about().id());
        return name == null
                ? new SlipOpeningResult.FeedbackSlipUnknown()
                : new SlipOpeningResult.FeedbackSlipOpen(
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

    private Optional<FoundFeedbackSlip> found(PaperCode code) {
        if (code.kind() == CODE)
            return store.slip(code).map(about -> new FoundFeedbackSlip(about, Optional.empty(), false));
        return referralReader
                .judgeable(code)
                .map(one -> new FoundFeedbackSlip(
                        HelpOutcomeSubject.help(one.place(), one.helper()), Optional.of(one.id()), one.over()));
    }

    /// Returns whether a person may be the helper who gave the help. If a slip or a sheet names no helper, every
    /// helper of its place may have given the help.
    ///
    /// @param actor the person
    /// @param found the place and helper of the code
    private boolean helped(SignedInPerson actor, FoundFeedbackSlip found) {
        return found.about()
                .helper()
                .map(actor.id()::equals)
                .orElseGet(() -> found.about()
                        .place()
                        .filter(place -> referralReader.helpsThere(actor, place))
                        .isPresent());
    }

    /// Stores the answer; each code can be used once. The stored answer has no link to the code.
    ///
    /// @param call telephone number at which the person asks to be called about the referral, if they ask
    @Transactional
    public SlipOpeningResult say(
            PaperCode code,
            HelpOutcomeFeedback outcome,
            String words,
            Optional<String> call,
            Optional<SignedInPerson> noting) {
        var opening = open(code, noting);
        var found = found(code);
        if (!(opening instanceof SlipOpeningResult.FeedbackSlipOpen) || found.isEmpty()) return opening;
        var week = ParisTime.week(clock.instant());
        if (!store.spend(code, week)) return new SlipOpeningResult.FeedbackSlipUsed();
        store.add(UUID.randomUUID(), week, found.get().about(), outcome);
        var masked = FeedbackCommentRedaction.masked(words);
        if (!masked.isBlank()) store.say(UUID.randomUUID(), week, found.get().about(), masked);
        var called =
                found.get().referral().map(id -> referrals.judged(id, call)).orElse(call.isEmpty());
        return called ? opening : new SlipOpeningResult.FeedbackCallImpossible();
    }

    /// Returns the counts of the answers given by people whom this helper helped. If fewer than five people
    /// answered, all counts are 0.
    @Transactional(readOnly = true)
    public HelpOutcomeCounts own(SignedInPerson self) {
        return store.ofHelper(self.id());
    }

    /// Returns the page of counts and texts. Reading unreviewed texts is logged, because they may name a person;
    /// approved texts contain no name.
    ///
    /// @param asked requested part of the list of places in the address; the list begins with the most answers
    @Transactional
    OutcomeDeskContent desk(SignedInPerson actor, String asked) {
        if (!actor.is(Role.COORDINATOR))
            return new OutcomeDeskContent(
                    Map.of(),
                    List.of(),
                    Pagination.of(asked, 0, LISTED),
                    HelpOutcomeCounts.NONE,
                    List.of(),
                    List.of(),
                    List.of());
        var words = store.words(LISTED);
        var waiting = words.stream()
                .filter(HelpOutcomeStore.StoredFeedbackComment::waiting)
                .toList();
        var shown = words.stream().filter(one -> !one.waiting()).toList();
        var told = store.told(SmallCountThreshold.AT_WORK.fewest());
        var ofPlaces = told.stream().filter(one -> !one.moment()).toList();
        var paging = Pagination.of(asked, ofPlaces.size(), LISTED);
        var places = paging.of(ofPlaces);
        var moments = told.stream()
                .filter(HelpOutcomeCountsOfSubject::moment)
                .limit(LISTED)
                .toList();
        var names = new HashMap<UUID, String>();
        for (var moment : List.of(false, true)) {
            var ids = new HashSet<UUID>();
            for (var one : moment ? moments : places) ids.add(one.of());
            for (var one : words) if (one.moment() == moment) ids.add(one.of());
            names.putAll(named(ids, moment));
        }
        if (!waiting.isEmpty()) events.publishEvent(new FeedbackCommentsReviewed(actor.id(), "read", waiting.size()));
        var all = ofPlaces.stream()
                .map(HelpOutcomeCountsOfSubject::tally)
                .reduce(HelpOutcomeCounts.NONE, HelpOutcomeCounts::plus);
        return new OutcomeDeskContent(names, places, paging, all, moments, waiting, shown);
    }

    /// Returns the number of texts that must be reviewed.
    @Transactional(readOnly = true)
    int waiting() {
        return store.waiting();
    }

    /// Records the review of a text; returns false if another person already reviewed it.
    ///
    /// @param shown whether the text is approved
    @Transactional
    boolean screen(SignedInPerson actor, UUID id, boolean shown) {
        if (!actor.is(Role.COORDINATOR)) return false;
        var screened = store.screen(id, shown, actor.id());
        if (screened) events.publishEvent(new FeedbackCommentsReviewed(actor.id(), shown ? "shown" : "hidden", 1));
        return screened;
    }
}
