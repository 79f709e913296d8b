package org.tousaidants.support.referrals;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.tenancy.TenantValues;
import org.tousaidants.support.referrals.Referral.HistoryStep;
import org.tousaidants.support.referrals.Referral.SharedField;

/// « Les orientations » — service for the acts that change a referral or lend a link to it: the draft that the
/// person reads, its sending, and each later step. [ReferralReader] reads referrals.
@Service
public class Referrals {
    static final String CALL_ME = "call-me";
    static final char CODE = 'R';

    /// The number of groups of a code: enough that no code of a network can be guessed.
    private static final int CODE_GROUPS = 4;

    /// The result of a draft, or of a sending.
    public sealed interface DraftResult {
        record DraftStored(UUID id, Secret follow) implements DraftResult {}

        record ReferralSent(UUID id) implements DraftResult {}

        /// The place accepts no referrals: the message key of the reason.
        record Invalid(String key) implements DraftResult {}
    }

    public sealed interface StepResult {
        record StepRecorded(Referral referral) implements StepResult {}

        /// The state changed meanwhile: the page shows the new one.
        record StateChanged() implements StepResult {}

        record NotFound() implements StepResult {}
    }

    private final ReferralStore store;
    private final ReferralRecipients receivers;
    private final TenantValues<ReferralDeadlines> delays;
    private final ReferralLinks referralLinks;
    private final ReferralLetterWriter referralLetterWriter;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Referrals(
            ReferralStore store,
            ReferralRecipients receivers,
            TenantValues<ReferralDeadlines> delays,
            ReferralLinks referralLinks,
            ReferralLetterWriter referralLetterWriter,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.receivers = receivers;
        this.delays = delays;
        this.referralLinks = referralLinks;
        this.referralLetterWriter = referralLetterWriter;
        this.events = events;
        this.clock = clock;
    }

    /// Sends nothing yet: the person reads it first. The id is the form's: a form sent twice makes one draft. A
    /// known id with another form opens nothing: that form becomes its own draft.
    @Transactional
    public DraftResult draft(ReferralDraftForm form, Optional<Actor> by, String lang) {
        var place = receivers.place(form.place());
        if (place.isEmpty()) return new DraftResult.Invalid("referrals.no.place");
        var helper = form.helper().flatMap(path -> receivers.helper(path));
        if (form.helper().isPresent() && helper.isEmpty()) return new DraftResult.Invalid("referrals.no.recognised");
        var previous = form.previous().flatMap(id -> store.find(id));
        var referral = new Referral(
                form.id(),
                PaperCode.draw(CODE, CODE_GROUPS, random),
                place.get().id(),
                helper,
                previous.map(Referral::id),
                previous.map(one -> one.handOver() + 1).orElse(1),
                new Referral.ReferralSender(by.map(Actor::id), form.sender(), form.mail(), lang),
                clock.instant(),
                form.passed(),
                ReferralProgress.begun(form.urgent(), clock.instant()));
        var refusal = refusal(referral, place.get());
        if (refusal.isPresent()) return new DraftResult.Invalid(refusal.get());
        if (added(referral, form.by())) return drafted(referral);
        if (store.find(form.id()).filter(referral::repeats).isPresent()) return drafted(referral);
        var own = referral.as(UUID.randomUUID());
        added(own, form.by());
        return drafted(own);
    }

    private boolean added(Referral referral, ReferralStep.StepAuthor by) {
        var added = store.add(referral, due(referral.course()));
        if (added)
            store.step(
                    referral.id(),
                    HistoryStep.of(
                            ReferralStep.DRAFTED,
                            clock.instant(),
                            by,
                            referral.sender().account()));
        return added;
    }

    private DraftResult drafted(Referral referral) {
        return new DraftResult.DraftStored(
                referral.id(),
                referralLinks.give(
                        ReferralLinks.LinkSide.FOLLOW,
                        referral.id(),
                        referral.sender().account()));
    }

    /// The message key of why referrals to it are refused.
    private Optional<String> refusal(Referral referral, Place place) {
        if (!place.inLists()) return Optional.of("referrals.no.closed");
        if (referral.helper().isPresent()) {
            if (referral.helper().equals(referral.sender().account())) return Optional.of("referrals.no.oneself");
            if (!receivers.recognised(referral.helper().get())) return Optional.of("referrals.no.recognised");
        }
        return referral.previous()
                .flatMap(id -> store.find(id))
                .flatMap(before -> before.place().equals(referral.place())
                                && before.helper().equals(referral.helper())
                        ? Optional.of("referrals.no.same-place")
                        : before.state().ended() ? Optional.of("referrals.no.ended") : Optional.empty());
    }

    /// The person agreed; only the kept fields are shared.
    ///
    /// @param agreed on the screen, on paper or by voice
    @Transactional
    public DraftResult send(UUID id, Set<SharedField> kept, String agreed, Optional<Actor> by, String secret) {
        // Locks both referrals before the journal, in the same order as a step of the previous referral, to
        // avoid a deadlock.
        var previous = store.find(id).flatMap(Referral::previous);
        if (!(previous.isPresent() ? store.lock(id, previous.get()) : store.lock(id)))
            return new DraftResult.Invalid("referrals.no.found");
        var referral = store.find(id).orElseThrow();
        if (referral.state() != ReferralState.DRAFTED)
            return referral.state() == ReferralState.WITHDRAWN
                    ? new DraftResult.Invalid("referrals.no.withdrawn")
                    : new DraftResult.ReferralSent(id);
        var place = receivers.place(referral.place());
        if (place.isEmpty()) return new DraftResult.Invalid("referrals.no.place");
        var refusal = refusal(referral, place.get());
        if (refusal.isPresent()) return new DraftResult.Invalid(refusal.get());
        var passed = new EnumMap<SharedField, String>(SharedField.class);
        referral.passed().forEach((field, value) -> {
            if (kept.contains(field)) passed.put(field, value);
        });
        if (passed.containsKey(SharedField.NAME) && store.same(referral).isPresent())
            return new DraftResult.Invalid("referrals.no.twice");
        store.pass(id, passed);
        var who = drafter(id);
        var sent = apply(
                        referral,
                        HistoryStep.of(ReferralStep.SENT, clock.instant(), who, by.map(Actor::id))
                                .because(agreed))
                .orElseThrow();
        referralLetterWriter.received(sent, place.get());
        Secret.of(secret).ifPresent(follow -> referralLetterWriter.sent(sent, place.get(), follow));
        previous.ifPresent(before ->
                move(before, HistoryStep.of(ReferralStep.HANDED_ON, clock.instant(), who, by.map(Actor::id))));
        return new DraftResult.ReferralSent(id);
    }

    /// Records a step. A repeated step changes nothing.
    @Transactional
    public StepResult move(UUID id, HistoryStep step) {
        if (!store.lock(id)) return new StepResult.NotFound();
        var referral = store.find(id).orElseThrow();
        if (step.move().name().equals(referral.state().name()) && step.move() != ReferralStep.APPOINTED)
            return new StepResult.StepRecorded(referral);
        var moved = apply(referral, step);
        if (moved.isEmpty()) return new StepResult.StateChanged();
        tell(moved.get(), step);
        return new StepResult.StepRecorded(store.find(id).orElseThrow());
    }

    /// A person confirms to read it: logged each time, and a step the first time.
    @Transactional
    StepResult reads(UUID id, HistoryStep seen) {
        var referral = store.find(id);
        if (referral.isEmpty()) return new StepResult.NotFound();
        var moving = referral.get().state() == ReferralState.SENT
                ? move(id, seen)
                : new StepResult.StepRecorded(referral.get());
        if (moving instanceof StepResult.StepRecorded) events.publishEvent(new ReferralDataRead(seen.account(), id));
        return moving;
    }

    private Optional<Referral> apply(Referral referral, HistoryStep step) {
        return referral.course()
                .after(step.move(), step.who(), step.at(), step.day())
                .map(course -> {
                    store.step(referral.id(), step);
                    store.stand(referral.id(), course, due(course));
                    events.publishEvent(
                            new ReferralStatusChanged(step.account(), step.move(), referral.id(), referral.place()));
                    return store.find(referral.id()).orElseThrow();
                });
    }

    private void tell(Referral referral, HistoryStep step) {
        var place = receivers.place(referral.place());
        if (place.isEmpty()) return;
        switch (step.move()) {
            case REMINDED -> {
                if (reminded(referral.state())) referralLetterWriter.reminded(referral, place.get());
                else referralLetterWriter.step(referral, place.get(), step.move());
            }
            case ESCALATED -> referralLetterWriter.escalated(place.get());
            case REPLIED -> referralLetterWriter.answered(referral, place.get());
            case WITHDRAWN -> {
                for (var one : store.chain(referral.id())) {
                    store.forgetPassed(one);
                    store.forgetWords(one);
                }
                if (step.who() != ReferralStep.StepAuthor.CLOCK) referralLetterWriter.withdrawn(referral, place.get());
            }
            case DRAFTED,
                    SENT,
                    SEEN,
                    ASKED,
                    ACCEPTED,
                    REFUSED,
                    APPOINTED,
                    CAME,
                    MISSED,
                    SOLVED,
                    PARTLY,
                    UNSOLVED,
                    JUDGED,
                    HANDED_ON,
                    CLOSED,
                    TAKEN_UP -> {}
        }
        if (step.who() != ReferralStep.StepAuthor.SENDER
                && step.move() != ReferralStep.REMINDED
                && !tellsHerself(referral, step)) referralLetterWriter.step(referral, place.get(), step.move());
        if (referral.state().ended()) referralLinks.shut(referral.id());
    }

    /// The person who referred themselves takes a step as the sender.
    private boolean tellsHerself(Referral referral, HistoryStep step) {
        return step.who() == ReferralStep.StepAuthor.PERSON && drafter(referral.id()) == ReferralStep.StepAuthor.PERSON;
    }

    /// The first step is the draft.
    private ReferralStep.StepAuthor drafter(UUID id) {
        return store.steps(id).stream().findFirst().map(HistoryStep::who).orElse(ReferralStep.StepAuthor.SENDER);
    }

    /// Whether the receiver has to act.
    private static boolean reminded(ReferralState state) {
        return switch (state) {
            case SENT, SEEN, ACCEPTED, APPOINTED, CAME -> true;
            case DRAFTED, REFUSED, MISSED, SOLVED, PARTLY, UNSOLVED, HANDED_ON, WITHDRAWN, CLOSED -> false;
        };
    }

    private Optional<java.time.Instant> due(ReferralProgress course) {
        return delays.here().next(course).map(ReferralDeadlines.DueStep::at);
    }

    /// Creates a link for an account that sent or received the referral; returns empty for others.
    @Transactional
    public Optional<String> open(Actor actor, UUID id) {
        var referral = store.find(id).filter(one -> one.state() != ReferralState.DRAFTED);
        if (referral.isEmpty()) return Optional.empty();
        var receiver = referral.get().helper().equals(Optional.of(actor.id()))
                || receivers.placesOf(actor.id()).contains(referral.get().place());
        var sender = referral.get().sender().account().equals(Optional.of(actor.id()));
        if (!receiver && !sender) return Optional.empty();
        events.publishEvent(new ReferralDataRead(Optional.of(actor.id()), id));
        var side = receiver ? ReferralLinks.LinkSide.RECEIVE : ReferralLinks.LinkSide.FOLLOW;
        return Optional.of(side.path(referralLinks.lend(side, id, actor.id())));
    }

    /// Records the judgement; false means that it is too late for the requested call. A judgement implies that
    /// the person came.
    ///
    /// @param call the number at which the coordination shall call, if the person asks for it
    @Transactional
    public boolean judged(UUID id, Optional<String> call) {
        var now = clock.instant();
        var step = call.isPresent()
                ? HistoryStep.of(ReferralStep.ESCALATED, now, ReferralStep.StepAuthor.PERSON, Optional.empty())
                        .because(CALL_ME)
                        .saying(call.get())
                : HistoryStep.of(ReferralStep.JUDGED, now, ReferralStep.StepAuthor.PERSON, Optional.empty());
        if (call.isEmpty())
            move(id, HistoryStep.of(ReferralStep.CAME, now, ReferralStep.StepAuthor.PERSON, Optional.empty()));
        return move(id, step) instanceof StepResult.StepRecorded || call.isEmpty();
    }

    /// Sends the letter with the link to the desk of a place; false when the person is no
    /// longer responsible for it.
    @Transactional
    boolean askDesk(UUID referral, UUID person) {
        return store.find(referral)
                .filter(one -> one.helper().isEmpty())
                .flatMap(one -> receivers.place(one.place()))
                .filter(place -> referralLetterWriter.desk(place, person))
                .isPresent();
    }

    /// A link from the desk of a place to one referral that it received.
    @Transactional
    Optional<Secret> open(PlaceId place, UUID person, UUID id) {
        return store.find(id)
                .filter(one -> one.place().equals(place)
                        && one.helper().isEmpty()
                        && one.state() != ReferralState.DRAFTED
                        && !one.state().ended())
                .map(_ -> {
                    events.publishEvent(new ReferralDataRead(Optional.empty(), id));
                    return referralLinks.lend(ReferralLinks.LinkSide.RECEIVE, id, person);
                });
    }

    /// Applies the due automatic step of one referral, if still due.
    @Transactional
    void turn(UUID id) {
        if (!store.lock(id)) return;
        var referral = store.find(id).orElseThrow();
        var now = clock.instant();
        var due = delays.here().next(referral.course()).filter(one -> !one.at().isAfter(now));
        if (due.isEmpty()) return;
        var move = due.get().move();
        if (!(move(id, HistoryStep.of(move, now, ReferralStep.StepAuthor.CLOCK, Optional.empty()))
                instanceof StepResult.StepRecorded))
            throw new IllegalStateException(move + " is due and cannot happen to referral " + id);
    }

    /// Returns the steps, oldest first.
    @Transactional(readOnly = true)
    List<UUID> due() {
        return store.due(clock.instant());
    }
}
