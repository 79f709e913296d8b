package org.tousaidants.path.outcomes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Paris;
import org.tousaidants.path.outcomes.OutcomeStore.About;
import org.tousaidants.path.referrals.Referrals;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
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
    private static final int LISTED = 50;

    /// What a code opens.
    sealed interface Opening {
        /// @param referral whether it stands on the sheet of a referral
        /// @param over of one that ended: nobody can be asked to call her about it any more
        record Asked(Place place, boolean referral, boolean over) implements Opening {}

        /// Her answer is counted, but she asked for a call about what is over: she is told whom to call.
        record NobodyCalls() implements Opening {}

        record Spent() implements Opening {}

        /// Whoever helped does not note what the person says.
        record HelpedHerself() implements Opening {}

        record Unknown() implements Opening {}
    }

    /// What the coordination sees.
    record Desk(
            Map<PlaceId, Place> places,
            List<Map.Entry<UUID, Tally>> tallies,
            Paging paging,
            Tally all,
            List<OutcomeStore.Words> waiting,
            List<OutcomeStore.Words> shown) {}

    /// « Sous la main » — a code and what it leads to.
    private record Found(About about, Optional<UUID> referral, boolean over) {}

    private final OutcomeStore store;
    private final Referrals referrals;
    private final Places places;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Outcomes(OutcomeStore store, Referrals referrals, Places places, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.referrals = referrals;
        this.places = places;
        this.events = events;
        this.clock = clock;
    }

    /// A sheet of slips for the people helped there; `own`: by whoever asks for it, whose count they feed.
    @Transactional
    public List<PaperCode> slips(Actor actor, Place place, boolean own) {
        var codes = new ArrayList<PaperCode>();
        for (var n = 0; n < SLIPS_ON_A_SHEET; n++) {
            var code = PaperCode.draw(CODE, CODE_GROUPS, random);
            store.addSlip(
                    actor.network().id(),
                    hash(code),
                    new About(place.id(), own ? Optional.of(actor.id()) : Optional.empty()),
                    clock.instant());
            codes.add(code);
        }
        return List.copyOf(codes);
    }

    @Transactional(readOnly = true)
    Opening open(String network, PaperCode code, Optional<Actor> noting) {
        if (store.spent(network, hash(code))) return new Opening.Spent();
        var found = found(network, code);
        if (found.isEmpty()) return new Opening.Unknown();
        if (noting.filter(actor -> helped(actor, found.get())).isPresent()) return new Opening.HelpedHerself();
        var place = places.find(network, List.of(found.get().about().place()))
                .get(found.get().about().place());
        return place == null
                ? new Opening.Unknown()
                : new Opening.Asked(
                        place, found.get().referral().isPresent(), found.get().over());
    }

    private Optional<Found> found(String network, PaperCode code) {
        if (code.kind() == CODE)
            return store.slip(network, hash(code)).map(about -> new Found(about, Optional.empty(), false));
        return referrals
                .judgeable(network, code)
                .map(one -> new Found(new About(one.place(), one.helper()), Optional.of(one.id()), one.over()));
    }

    /// Of a slip or a sheet that names no helper, whoever helps at that place may be the one.
    private boolean helped(Actor actor, Found found) {
        return found.about()
                .helper()
                .map(actor.id()::equals)
                .orElseGet(() -> referrals.helpsThere(actor, found.about().place()));
    }

    /// Once for each code, and for good: what she said is not tied to the code any more.
    ///
    /// @param callMe she asks that the coordination calls her about her referral
    @Transactional
    Opening say(String network, PaperCode code, Outcome outcome, String words, boolean callMe, Optional<Actor> noting) {
        var opening = open(network, code, noting);
        var found = found(network, code);
        if (!(opening instanceof Opening.Asked) || found.isEmpty()) return opening;
        var week = Paris.week(clock.instant());
        if (!store.spend(network, hash(code), week)) return new Opening.Spent();
        store.add(network, UUID.randomUUID(), week, found.get().about(), outcome);
        var masked = Screen.masked(words);
        if (!masked.isBlank())
            store.say(network, UUID.randomUUID(), week, found.get().about().place(), masked);
        var called = found.get()
                .referral()
                .map(id -> referrals.judged(network, id, callMe))
                .orElse(!callMe);
        return called ? opening : new Opening.NobodyCalls();
    }

    /// Of those whom she helped, when there are five or more.
    @Transactional(readOnly = true)
    public Tally own(Actor self) {
        return store.ofHelper(self.network().id(), self.id());
    }

    /// @param asked the part of the places that the address asks for, those that most people spoke of first
    @Transactional
    Desk desk(Actor actor, String asked) {
        var network = actor.network().id();
        var tallies = actor.is(Role.COORDINATOR) ? store.byPlace(network) : Map.<UUID, Tally>of();
        var waiting =
                actor.is(Role.COORDINATOR) ? store.words(network, "WAITING", LISTED) : List.<OutcomeStore.Words>of();
        var shown = actor.is(Role.COORDINATOR) ? store.words(network, "SHOWN", LISTED) : List.<OutcomeStore.Words>of();
        if (!waiting.isEmpty() || !shown.isEmpty())
            events.publishEvent(new OutcomesTold(network, actor.id(), "read", waiting.size() + shown.size()));
        var named = new java.util.HashSet<PlaceId>();
        var told =
                tallies.entrySet().stream().filter(one -> one.getValue().told()).toList();
        var paging = Paging.of(asked, told.size(), LISTED);
        var listed = told.stream()
                .sorted(Comparator.comparingInt(
                                (Map.Entry<UUID, Tally> one) -> -one.getValue().people())
                        .thenComparing(Map.Entry::getKey))
                .skip(paging.offset())
                .limit(paging.size())
                .toList();
        listed.forEach(one -> named.add(new PlaceId(one.getKey())));
        waiting.forEach(one -> named.add(one.place()));
        shown.forEach(one -> named.add(one.place()));
        return new Desk(places.find(network, Set.copyOf(named)), listed, paging, Tally.sum(tallies), waiting, shown);
    }

    /// Free words that nobody has read yet.
    @Transactional(readOnly = true)
    int waiting(String network) {
        return store.waiting(network);
    }

    /// False when somebody else did so before.
    @Transactional
    boolean screen(Actor actor, UUID id, boolean shown) {
        if (!actor.is(Role.COORDINATOR)) return false;
        var screened = store.screen(actor.network().id(), id, shown, actor.id());
        if (screened)
            events.publishEvent(new OutcomesTold(actor.network().id(), actor.id(), shown ? "shown" : "hidden", 1));
        return screened;
    }

    /// On ten, for the promise of the protocol that counts them.
    @Transactional(readOnly = true)
    List<Double> onTen(String network) {
        return store.onTen(network);
    }

    private static byte[] hash(PaperCode code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.text().getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
