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
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tenancy.ValuePerTenant;
import org.tousaidants.support.referrals.Referral.ReferralHistoryStep;
import org.tousaidants.support.referrals.Referral.SharedPersonField;

/// « Les orientations » — changes referrals and creates links to them: the draft that the person reads, its sending,
/// and each later step. [ReferralReader] reads referrals.
@Service
public class Referrals {
    static final String CALL_ME = "call-me";
    static final char CODE = 'R';

    /// Number of groups of a code, large enough that nobody can guess a code of the network.
    private static final int CODE_GROUPS = 4;

    /// The result of creating or sending a draft.
    public sealed interface ReferralDraftResult {
        record ReferralDraftStored(UUID id, SecretToken follow) implements ReferralDraftResult {}

        record ReferralSent(UUID id) implements ReferralDraftResult {}

        /// The draft is refused, because the place accepts no referrals.
        ///
        /// @param key message key of the reason
        record InvalidReferralDraft(String key) implements ReferralDraftResult {}
    }

    public sealed interface ReferralStepResult {
        record ReferralStepRecorded(Referral referral) implements ReferralStepResult {}

        /// The step is refused, because another step changed the state of the referral in the meantime. The
        /// page shows the new state.
        record ReferralStateChangedMeanwhile() implements ReferralStepResult {}

        record ReferralNotFound() implements ReferralStepResult {}
    }

    private final ReferralStore store;
    private final ReferralRecipients receivers;
    private final ValuePerTenant<ReferralDeadlines> delays;
    private final ReferralLinks referralLinks;
    private final ReferralLetterWriter referralLetterWriter;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Referrals(
            ReferralStore store,
            ReferralRecipients receivers,
            ValuePerTenant<ReferralDeadlines> delays,
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

    /// Stores a draft, which the person reads before it is sent. The id is that of the form, so that a form
    /// submitted twice makes one draft. If a different form has the id of an existing draft, it gets a new id.
    @Transactional
    public ReferralDraftResult draft(ReferralDraftForm form, Optional<SignedInPerson> by, String lang) {
        var place = receivers.place(form.place());
        if (place.isEmpty()) return new ReferralDraftResult.InvalidReferralDraft("referrals.no.place");
        var helper = form.helper().flatMap(path -> receivers.helper(path));
        if (form.helper().isPresent() && helper.isEmpty())
            return new ReferralDraftResult.InvalidReferralDraft("referrals.no.recognised");
        var previous = form.previous().flatMap(id -> store.find(id));
        var referral = new Referral(
                form.id(),
                PaperCode.draw(CODE, CODE_GROUPS, random),
                place.get().id(),
                helper,
                previous.map(Referral::id),
                previous.map(one -> one.handOver() + 1).orElse(1),
                new Referral.ReferralSender(by.map(SignedInPerson::id), form.sender(), form.mail(), lang),
                clock.instant(),
                form.passed(),
                ReferralProgress.begun(form.urgent(), clock.instant()));
        var refusal = refusal(referral, place.get());
        if (refusal.isPresent()) return new ReferralDraftResult.InvalidReferralDraft(refusal.get());
        if (added(referral, form.by())) return drafted(referral);
        if (store.find(form.id()).filter(referral::repeats).isPresent()) return drafted(referral);
        var own = referral.as(UUID.randomUUID());
        added(own, form.by());
        return drafted(own);
    }

    private boolean added(Referral referral, ReferralStep.ReferralStepAuthor by) {
        var added = store.add(referral, due(referral.course()));
        if (added)
            store.step(
                    referral.id(),
                    ReferralHistoryStep.of(
                            ReferralStep.DRAFTED,
                            clock.instant(),
                            by,
                            referral.sender().account()));
        return added;
    }

    private ReferralDraftResult drafted(Referral referral) {
        return new ReferralDraftResult.ReferralDraftStored(
                referral.id(),
                referralLinks.give(
                        ReferralLinks.ReferralLinkSide.FOLLOW,
                        referral.id(),
                        referral.sender().account()));
    }

    /// Returns the message key of the reason for which the place or the helper accepts no referrals; empty if
    /// they accept the referral.
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

    /// Sends a draft after the person agreed. Only the fields that the person wants to share are sent.
    ///
    /// @param kept fields that the person agreed to share
    /// @param agreed way of agreement: on the screen, on paper or by voice
    /// @param secret secret of the sender's link
    @Transactional
    public ReferralDraftResult send(
            UUID id, Set<SharedPersonField> kept, String agreed, Optional<SignedInPerson> by, String secret) {
        // A sent referral and the referral that it forwards are both locked before the activity log is
        // locked. A step of the earlier referral locks in the same order, so that no deadlock occurs.
        var previous = store.find(id).flatMap(Referral::previous);
        if (!(previous.isPresent() ? store.lock(id, previous.get()) : store.lock(id)))
            return new ReferralDraftResult.InvalidReferralDraft("referrals.no.found");
        var referral = store.find(id).orElseThrow();
        if (referral.state() != ReferralState.DRAFTED)
            return referral.state() == ReferralState.WITHDRAWN
                    ? new ReferralDraftResult.InvalidReferralDraft("referrals.no.withdrawn")
                    : new ReferralDraftResult.ReferralSent(id);
        var place = receivers.place(referral.place());
        if (place.isEmpty()) return new ReferralDraftResult.InvalidReferralDraft("referrals.no.place");
        var refusal = refusal(referral, place.get());
        if (refusal.isPresent()) return new ReferralDraftResult.InvalidReferralDraft(refusal.get());
        var passed = new EnumMap<SharedPersonField, String>(SharedPersonField.class);
        referral.passed().forEach((field, value) -> {
            if (kept.contains(field)) passed.put(field, value);
        });
        if (passed.containsKey(SharedPersonField.NAME) && store.same(referral).isPresent())
            return new ReferralDraftResult.InvalidReferralDraft("referrals.no.twice");
        store.pass(id, passed);
        var who = drafter(id);
        var sent = apply(
                        referral,
                        ReferralHistoryStep.of(ReferralStep.SENT, clock.instant(), who, by.map(SignedInPerson::id))
                                .because(agreed))
                .orElseThrow();
        referralLetterWriter.received(sent, place.get());
        SecretToken.of(secret).ifPresent(follow -> referralLetterWriter.sent(sent, place.get(), follow));
        previous.ifPresent(before -> move(
                before,
                ReferralHistoryStep.of(ReferralStep.HANDED_ON, clock.instant(), who, by.map(SignedInPerson::id))));
        return new ReferralDraftResult.ReferralSent(id);
    }

    /// Records a step of a referral. Recording the same step again changes nothing.
    @Transactional
    public ReferralStepResult move(UUID id, ReferralHistoryStep step) {
        if (!store.lock(id)) return new ReferralStepResult.ReferralNotFound();
        var referral = store.find(id).orElseThrow();
        if (step.move().name().equals(referral.state().name()) && step.move() != ReferralStep.APPOINTED)
            return new ReferralStepResult.ReferralStepRecorded(referral);
        var moved = apply(referral, step);
        if (moved.isEmpty()) return new ReferralStepResult.ReferralStateChangedMeanwhile();
        tell(moved.get(), step);
        return new ReferralStepResult.ReferralStepRecorded(store.find(id).orElseThrow());
    }

    /// Records that a receiver opens the shared data of a referral. Each reading is logged, and the first
    /// reading is also a step of the referral.
    ///
    /// @param seen the step to record at the first reading
    @Transactional
    ReferralStepResult reads(UUID id, ReferralHistoryStep seen) {
        var referral = store.find(id);
        if (referral.isEmpty()) return new ReferralStepResult.ReferralNotFound();
        var moving = referral.get().state() == ReferralState.SENT
                ? move(id, seen)
                : new ReferralStepResult.ReferralStepRecorded(referral.get());
        if (moving instanceof ReferralStepResult.ReferralStepRecorded)
            events.publishEvent(new ReferralDataRead(seen.account(), id));
        return moving;
    }

    private Optional<Referral> apply(Referral referral, ReferralHistoryStep step) {
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

    private void tell(Referral referral, ReferralHistoryStep step) {
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
                if (step.who() != ReferralStep.ReferralStepAuthor.CLOCK)
                    referralLetterWriter.withdrawn(referral, place.get());
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
        if (step.who() != ReferralStep.ReferralStepAuthor.SENDER
                && step.move() != ReferralStep.REMINDED
                && !tellsHerself(referral, step)) referralLetterWriter.step(referral, place.get(), step.move());
        if (referral.state().ended()) referralLinks.shut(referral.id());
    }

    /// Returns whether the author is the person themselves, who takes a step as the sender of their own
    /// referral.
    private boolean tellsHerself(Referral referral, ReferralHistoryStep step) {
        return step.who() == ReferralStep.ReferralStepAuthor.PERSON
                && drafter(referral.id()) == ReferralStep.ReferralStepAuthor.PERSON;
    }

    /// Returns the kind of author of the first step, which is the draft of the referral.
    ///
    /// @param id id of the referral
    private ReferralStep.ReferralStepAuthor drafter(UUID id) {
        return store.steps(id).stream()
                .findFirst()
                .map(ReferralHistoryStep::who)
                .orElse(ReferralStep.ReferralStepAuthor.SENDER);
    }

    /// Returns whether the receiver must be reminded in this state, because the next action is expected from the
    /// receiver.
    private static boolean reminded(ReferralState state) {
        return switch (state) {
            case SENT, SEEN, ACCEPTED, APPOINTED, CAME -> true;
            case DRAFTED, REFUSED, MISSED, SOLVED, PARTLY, UNSOLVED, HANDED_ON, WITHDRAWN, CLOSED -> false;
        };
    }

    private Optional<java.time.Instant> due(ReferralProgress course) {
        return delays.here().next(course).map(ReferralDeadlines.DueReferralStep::at);
    }

    /// Returns the address of a new link for an account that sent or received the referral; empty for other
    /// accounts.
    @Transactional
    public Optional<String> open(SignedInPerson actor, UUID id) {
        var referral = store.find(id).filter(one -> one.state() != ReferralState.DRAFTED);
        if (referral.isEmpty()) return Optional.empty();
        var receiver = referral.get().helper().equals(Optional.of(actor.id()))
                || receivers.placesOf(actor.id()).contains(referral.get().place());
        var sender = referral.get().sender().account().equals(Optional.of(actor.id()));
        if (!receiver && !sender) return Optional.empty();
        events.publishEvent(new ReferralDataRead(Optional.of(actor.id()), id));
        var side = receiver ? ReferralLinks.ReferralLinkSide.RECEIVE : ReferralLinks.ReferralLinkSide.FOLLOW;
        return Optional.of(side.path(referralLinks.lend(side, id, actor.id())));
    }

    /// Records that the person gave feedback, which implies that they visited the place. Returns false if a call
    /// was requested too late.
    ///
    /// @param call telephone number at which a coordinator should call the person, if they asked for it
    @Transactional
    public boolean judged(UUID id, Optional<String> call) {
        var now = clock.instant();
        var step = call.isPresent()
                ? ReferralHistoryStep.of(
                                ReferralStep.ESCALATED, now, ReferralStep.ReferralStepAuthor.PERSON, Optional.empty())
                        .because(CALL_ME)
                        .saying(call.get())
                : ReferralHistoryStep.of(
                        ReferralStep.JUDGED, now, ReferralStep.ReferralStepAuthor.PERSON, Optional.empty());
        if (call.isEmpty())
            move(
                    id,
                    ReferralHistoryStep.of(
                            ReferralStep.CAME, now, ReferralStep.ReferralStepAuthor.PERSON, Optional.empty()));
        return move(id, step) instanceof ReferralStepResult.ReferralStepRecorded || call.isEmpty();
    }

    /// Sends the letter with the link to the page of a place's staff. Returns false if the person is no longer
    /// responsible for the place.
    @Transactional
    boolean askDesk(UUID referral, UUID person) {
        return store.find(referral)
                .filter(one -> one.helper().isEmpty())
                .flatMap(one -> receivers.place(one.place()))
                .filter(place -> referralLetterWriter.desk(place, person))
                .isPresent();
    }

    /// Returns a link from the page of a place's staff to one referral that the place received; empty if no open
    /// referral of the place has this id.
    ///
    /// @param person account of the person responsible for the place
    /// @param id id of the referral
    @Transactional
    Optional<SecretToken> open(PlaceId place, UUID person, UUID id) {
        return store.find(id)
                .filter(one -> one.place().equals(place)
                        && one.helper().isEmpty()
                        && one.state() != ReferralState.DRAFTED
                        && !one.state().ended())
                .map(_ -> {
                    events.publishEvent(new ReferralDataRead(Optional.empty(), id));
                    return referralLinks.lend(ReferralLinks.ReferralLinkSide.RECEIVE, id, person);
                });
    }

    /// Takes the next automatic step of a referral; does nothing if the step is no longer due.
    ///
    /// @param id id of the referral
    @Transactional
    void turn(UUID id) {
        if (!store.lock(id)) return;
        var referral = store.find(id).orElseThrow();
        var now = clock.instant();
        var due = delays.here().next(referral.course()).filter(one -> !one.at().isAfter(now));
        if (due.isEmpty()) return;
        var move = due.get().move();
        if (!(move(id, ReferralHistoryStep.of(move, now, ReferralStep.ReferralStepAuthor.CLOCK, Optional.empty()))
                instanceof ReferralStepResult.ReferralStepRecorded))
            throw new IllegalStateException(move + " is due and cannot happen to referral " + id);
    }

    /// Returns the ids of the referrals whose next automatic step is due.
    @Transactional(readOnly = true)
    List<UUID> due() {
        return store.due(clock.instant());
    }
}
