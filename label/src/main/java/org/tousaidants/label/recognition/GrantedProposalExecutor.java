package org.tousaidants.label.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.label.badges.BadgeAward;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.label.badges.Badges;
import org.tousaidants.label.recognition.LabelCase.State;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.judging.Recognition;
import org.tousaidants.rules.protocol.Label;
import org.tousaidants.rules.versions.PublishedRules;

/// Applies a granted proposal: checks whether the case allows it and changes the badge in the same transaction.
/// If the badge cannot be signed, nothing is decided.
@Component
class GrantedProposalExecutor {
    /// The result of applying a proposal.
    sealed interface Effect {
        record Done(LabelStep.Act act, Optional<LabelStep.Term> term) implements Effect {}

        /// Nothing changed.
        record Nothing() implements Effect {}

        record Not(Obstacle why) implements Effect {}
    }

    enum Obstacle {
        /// The dossier does not fulfil the current rules.
        NOT_COMPLETE,
        /// The label is no longer in a state that allows the act.
        NOT_NOW,
        /// The key that signs the badges was encrypted under another secret.
        KEY_LOCKED,
        /// The clock is before the last step.
        CLOCK_BEHIND,
        /// A version of the rules has other content than before.
        RULES_UNSURE,
        /// The place is no longer listed.
        NOT_THERE;

        String key() {
            return ConstantName.low(this);
        }

        static Obstacle of(Badges.Refusal refusal) {
            return switch (refusal) {
                case NOT_FOUND, WITHDRAWN, IN_FORCE, ENDED_ALREADY -> NOT_NOW;
                case ANOTHER_KIND, NO_PROMISE, FOREIGN_PROMISE, DECIDED_LATER, TOO_LONG, NO_REASON -> NOT_COMPLETE;
                case VERSION_CHANGED -> RULES_UNSURE;
                case NO_SUCH_HOLDER -> NOT_THERE;
                case KEY_LOCKED -> Obstacle.KEY_LOCKED;
                case CLOCK_BEHIND -> Obstacle.CLOCK_BEHIND;
            };
        }
    }

    private final Badges badges;
    private final PublishedRules rules;

    GrantedProposalExecutor(Badges badges, PublishedRules rules) {
        this.badges = badges;
        this.rules = rules;
    }

    /// @param by the member whose signature decides
    Effect apply(
            Actor by,
            LabelCase life,
            CommitteeProposal.Act act,
            DossierAssessor.Weighed weighed,
            PublishedRules.InForce now,
            LocalDate today) {
        var label = life.label(now.protocol());
        var state = life.state(today, label.graceDays());
        if (!life.allows(act, state)) return new Effect.Not(Obstacle.NOT_NOW);
        var reason = reason(label, today);
        return switch (act) {
            case RECOGNISE, RENEW -> grant(by, life, state, weighed, Optional.empty(), today, reason);
            case SUSPEND ->
                // The committee confirms an emergency suspension: the badge is already suspended.
                life.stayedUntil().isPresent()
                        ? new Effect.Done(LabelStep.Act.SUSPENDED, Optional.empty())
                        : moved(LabelStep.Act.SUSPENDED, badges.suspend(by, code(life), reason));
            case STAY -> moved(LabelStep.Act.STAYED, badges.suspend(by, code(life), words("labels.badge.stay", today)));
            case LIFT -> moved(LabelStep.Act.LIFTED, badges.restore(by, code(life), reason));
            case WITHDRAW -> moved(LabelStep.Act.WITHDRAWN, badges.withdraw(by, code(life), reason));
            case APPEAL -> throw new IllegalArgumentException("an appeal has no effect of its own");
        };
    }

    /// Reverses the effect of a decision after a successful appeal.
    Effect overturn(
            Actor by,
            LabelCase life,
            CommitteeProposal.Act against,
            DossierAssessor.Weighed weighed,
            PublishedRules.InForce now,
            LocalDate today) {
        return switch (against) {
            case RECOGNISE, RENEW, LIFT -> apply(by, life, against, weighed, now, today);
            // If another decision suspended it since, or another appeal restored it, there is nothing to reverse.
            case SUSPEND ->
                life.state(today, life.label(now.protocol()).graceDays()) == State.SUSPENDED
                        ? apply(by, life, CommitteeProposal.Act.LIFT, weighed, now, today)
                        : new Effect.Nothing();
            case STAY ->
                life.stayedUntil().isPresent()
                        ? apply(by, life, CommitteeProposal.Act.LIFT, weighed, now, today)
                        : new Effect.Nothing();
            case WITHDRAW -> restore(by, life, weighed, now, today);
            case APPEAL -> throw new IllegalArgumentException("an appeal is not appealed");
        };
    }

    /// Ends an emergency suspension that the committee did not confirm in time.
    Effect ended(Network network, LabelCase life) {
        return moved(
                LabelStep.Act.LIFTED,
                badges.resume(network, code(life), words("labels.badge.unconfirmed", LabelCase.STAY_DAYS)));
    }

    /// Restores a label. A withdrawn badge stays withdrawn: a new one is issued, with the same last day.
    private Effect restore(
            Actor by, LabelCase life, DossierAssessor.Weighed weighed, PublishedRules.InForce now, LocalDate today) {
        var label = life.label(now.protocol());
        var until = life.term().map(LabelStep.Term::until).filter(day -> !day.isBefore(today));
        return life.state(today, label.graceDays()) != State.WITHDRAWN || until.isEmpty()
                ? new Effect.Not(Obstacle.NOT_NOW)
                : grant(by, life, State.WITHDRAWN, weighed, until, today, reason(label, today));
    }

    private Effect grant(
            Actor by,
            LabelCase life,
            State state,
            DossierAssessor.Weighed weighed,
            Optional<LocalDate> latest,
            LocalDate today,
            String reason) {
        if (!(weighed instanceof DossierAssessor.Weighed.DossierVerdict(var dossier, var verdict))
                || latest.isEmpty() && !weighed.complete()) return new Effect.Not(Obstacle.NOT_COMPLETE);
        var recognition = rules.recognition(life.profile());
        if (recognition.isEmpty()) return new Effect.Not(Obstacle.NOT_COMPLETE);
        var longest = today.plusMonths(recognition.get().months());
        var wanted = latest.or(verdict::date).orElse(longest);
        var until = wanted.isAfter(longest) ? longest : wanted;
        var award = new BadgeAward(
                to(life.holder()), recognition.get(), taken(recognition.get(), dossier), today, until, reason);
        var held = life.term().filter(term -> state != State.WITHDRAWN).map(LabelStep.Term::code);
        return switch (held.map(code -> badges.renew(by, new BadgeCode(code), award))
                .orElseGet(() -> badges.issue(by, award))) {
            case Badges.Result.Issued(var code) -> granted(LabelStep.Act.RECOGNISED, award, code);
            case Badges.Result.Done(var code) -> granted(LabelStep.Act.RENEWED, award, code);
            case Badges.Result.Rejected(var why) -> new Effect.Not(Obstacle.of(why));
        };
    }

    private static Effect granted(LabelStep.Act act, BadgeAward award, String code) {
        return new Effect.Done(act, Optional.of(new LabelStep.Term(award.decided(), award.until(), code)));
    }

    private static Effect moved(LabelStep.Act act, Badges.Result result) {
        return result instanceof Badges.Result.Rejected(var why)
                ? new Effect.Not(Obstacle.of(why))
                : new Effect.Done(act, Optional.empty());
    }

    private static String reason(Label label, LocalDate today) {
        return words("labels.badge.reason", label.decision().by(), today);
    }

    private static String words(String key, Object... holes) {
        return Messages.in(Locale.FRENCH).t(key, holes);
    }

    private static BadgeCode code(LabelCase life) {
        return new BadgeCode(life.term().orElseThrow().code());
    }

    private static BadgeAward.To to(LabelHolder holder) {
        return switch (holder) {
            case LabelHolder.AHelper(var _, var account) -> new BadgeAward.To.AHelper(account);
            case LabelHolder.APlace(var record) -> new BadgeAward.To.APlace(record);
        };
    }

    /// The commitments that the holder took, in their current texts.
    private static List<Recognition.Promise> taken(Recognition recognition, Dossier dossier) {
        return recognition.promises().stream()
                .filter(promise -> Optional.ofNullable(dossier.signatures().get(promise.id()))
                        .filter(Dossier.Signature::taken)
                        .isPresent())
                .toList();
    }
}
