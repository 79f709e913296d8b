package org.tousaidants.label.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.label.badges.BadgeAward;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.label.badges.LabelBadges;
import org.tousaidants.label.recognition.LabelCase.LabelState;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.judging.LabelRecognition;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.versions.PublishedRules;

/// Applies a granted proposal: checks whether the case allows it, and changes the badge in the same transaction. If
/// the badge cannot be signed, the proposal remains undecided.
@Component
class GrantedProposalExecutor {
    /// The result of applying a proposal.
    sealed interface ProposalEffect {
        record ProposalApplied(LabelCaseStep.LabelAct act, Optional<LabelCaseStep.LabelValidityPeriod> term)
                implements ProposalEffect {}

        /// The proposal was granted, but nothing changed.
        record ProposalWithoutEffect() implements ProposalEffect {}

        record ProposalNotApplicable(Obstacle why) implements ProposalEffect {}
    }

    enum Obstacle {
        /// The dossier does not fulfil the current rules.
        NOT_COMPLETE,
        /// The state of the label no longer allows the proposal.
        NOT_NOW,
        /// The badge cannot be signed, because the signing key was encrypted with another secret.
        KEY_LOCKED,
        /// The badge cannot be signed, because the clock of the machine shows a time before the last step of
        /// the case.
        CLOCK_BEHIND,
        /// The badge cannot be signed, because a version of the rules now has another content than before.
        RULES_UNSURE,
        /// The place is no longer listed.
        NOT_THERE;

        String key() {
            return EnumConstantName.low(this);
        }

        static Obstacle of(LabelBadges.BadgeActRefusal refusal) {
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

    private final LabelBadges badges;
    private final PublishedRules rules;

    GrantedProposalExecutor(LabelBadges badges, PublishedRules rules) {
        this.badges = badges;
        this.rules = rules;
    }

    /// Applies a granted proposal to the label and its badge.
    ///
    /// @param by the member whose vote decides
    /// @param life case of the label, already locked
    ProposalEffect apply(
            SignedInPerson by,
            LabelCase life,
            CommitteeProposal.ProposalAct act,
            LabelDossierAssessor.DossierAssessment weighed,
            PublishedRules.RulesInForce now,
            LocalDate today) {
        var label = life.label(now.protocol());
        var state = life.state(today, label.graceDays());
        if (!life.allows(act, state)) return new ProposalEffect.ProposalNotApplicable(Obstacle.NOT_NOW);
        var reason = reason(label, today);
        return switch (act) {
            case RECOGNISE, RENEW -> grant(by, life, state, weighed, Optional.empty(), today, reason);
            case SUSPEND ->
                // If the committee confirms an emergency suspension, the badge is already suspended.
                life.stayedUntil().isPresent()
                        ? new ProposalEffect.ProposalApplied(LabelCaseStep.LabelAct.SUSPENDED, Optional.empty())
                        : moved(LabelCaseStep.LabelAct.SUSPENDED, badges.suspend(by, code(life), reason));
            case STAY ->
                moved(LabelCaseStep.LabelAct.STAYED, badges.suspend(by, code(life), words("labels.badge.stay", today)));
            case LIFT -> moved(LabelCaseStep.LabelAct.LIFTED, badges.restore(by, code(life), reason));
            case WITHDRAW -> moved(LabelCaseStep.LabelAct.WITHDRAWN, badges.withdraw(by, code(life), reason));
            case APPEAL -> throw new IllegalArgumentException("an appeal has no effect of its own");
        };
    }

    /// Reverses the effect of a decision after a successful appeal.
    ///
    /// @param life case of the label, already locked
    /// @param against kind of the decision that is reversed
    ProposalEffect overturn(
            SignedInPerson by,
            LabelCase life,
            CommitteeProposal.ProposalAct against,
            LabelDossierAssessor.DossierAssessment weighed,
            PublishedRules.RulesInForce now,
            LocalDate today) {
        return switch (against) {
            case RECOGNISE, RENEW, LIFT -> apply(by, life, against, weighed, now, today);
            // A suspension is not reversed if another decision has suspended the label since, or if
            // another appeal has already restored it.
            case SUSPEND ->
                life.state(today, life.label(now.protocol()).graceDays()) == LabelState.SUSPENDED
                        ? apply(by, life, CommitteeProposal.ProposalAct.LIFT, weighed, now, today)
                        : new ProposalEffect.ProposalWithoutEffect();
            case STAY ->
                life.stayedUntil().isPresent()
                        ? apply(by, life, CommitteeProposal.ProposalAct.LIFT, weighed, now, today)
                        : new ProposalEffect.ProposalWithoutEffect();
            case WITHDRAW -> restore(by, life, weighed, now, today);
            case APPEAL -> throw new IllegalArgumentException("an appeal is not appealed");
        };
    }

    /// Ends an emergency suspension that the committee did not confirm in time.
    ///
    /// @param life case of the label, already locked
    ProposalEffect ended(TerritoryNetwork network, LabelCase life) {
        return moved(
                LabelCaseStep.LabelAct.LIFTED,
                badges.resume(network, code(life), words("labels.badge.unconfirmed", LabelCase.STAY_DAYS)));
    }

    /// Restores a label. A withdrawn badge remains withdrawn: a new badge is issued, with the same last day.
    ///
    /// @param life case of the label, already locked
    private ProposalEffect restore(
            SignedInPerson by,
            LabelCase life,
            LabelDossierAssessor.DossierAssessment weighed,
            PublishedRules.RulesInForce now,
            LocalDate today) {
        var label = life.label(now.protocol());
        var until = life.term().map(LabelCaseStep.LabelValidityPeriod::until).filter(day -> !day.isBefore(today));
        return life.state(today, label.graceDays()) != LabelState.WITHDRAWN || until.isEmpty()
                ? new ProposalEffect.ProposalNotApplicable(Obstacle.NOT_NOW)
                : grant(by, life, LabelState.WITHDRAWN, weighed, until, today, reason(label, today));
    }

    private ProposalEffect grant(
            SignedInPerson by,
            LabelCase life,
            LabelState state,
            LabelDossierAssessor.DossierAssessment weighed,
            Optional<LocalDate> latest,
            LocalDate today,
            String reason) {
        if (!(weighed instanceof LabelDossierAssessor.DossierAssessment.AssessedDossier(var dossier, var verdict))
                || latest.isEmpty() && !weighed.complete())
            return new ProposalEffect.ProposalNotApplicable(Obstacle.NOT_COMPLETE);
        var recognition = rules.recognition(life.profile());
        if (recognition.isEmpty()) return new ProposalEffect.ProposalNotApplicable(Obstacle.NOT_COMPLETE);
        var longest = today.plusMonths(recognition.get().months());
        var wanted = latest.or(verdict::date).orElse(longest);
        var until = wanted.isAfter(longest) ? longest : wanted;
        var award = new BadgeAward(
                to(life.holder()), recognition.get(), taken(recognition.get(), dossier), today, until, reason);
        var held =
                life.term().filter(term -> state != LabelState.WITHDRAWN).map(LabelCaseStep.LabelValidityPeriod::code);
        return switch (held.map(code -> badges.renew(by, new BadgeCode(code), award))
                .orElseGet(() -> badges.issue(by, award))) {
            case LabelBadges.BadgeActResult.BadgeIssued(var code) ->
                granted(LabelCaseStep.LabelAct.RECOGNISED, award, code);
            case LabelBadges.BadgeActResult.BadgeActDone(var code) ->
                granted(LabelCaseStep.LabelAct.RENEWED, award, code);
            case LabelBadges.BadgeActResult.BadgeActRejected(var why) ->
                new ProposalEffect.ProposalNotApplicable(Obstacle.of(why));
        };
    }

    private static ProposalEffect granted(LabelCaseStep.LabelAct act, BadgeAward award, String code) {
        return new ProposalEffect.ProposalApplied(
                act, Optional.of(new LabelCaseStep.LabelValidityPeriod(award.decided(), award.until(), code)));
    }

    private static ProposalEffect moved(LabelCaseStep.LabelAct act, LabelBadges.BadgeActResult result) {
        return result instanceof LabelBadges.BadgeActResult.BadgeActRejected(var why)
                ? new ProposalEffect.ProposalNotApplicable(Obstacle.of(why))
                : new ProposalEffect.ProposalApplied(act, Optional.empty());
    }

    private static String reason(LabelRules label, LocalDate today) {
        return words("labels.badge.reason", label.decision().by(), today);
    }

    private static String words(String key, Object... holes) {
        return Messages.in(Locale.FRENCH).t(key, holes);
    }

    private static BadgeCode code(LabelCase life) {
        return new BadgeCode(life.term().orElseThrow().code());
    }

    private static BadgeAward.BadgeHolder to(LabelHolder holder) {
        return switch (holder) {
            case LabelHolder.HelperAsLabelHolder(var _, var account) ->
                new BadgeAward.BadgeHolder.HelperAsHolder(account);
            case LabelHolder.PlaceAsLabelHolder(var record) -> new BadgeAward.BadgeHolder.PlaceAsHolder(record);
        };
    }

    /// Returns the commitments of the charter that the holder took, in their current texts.
    ///
    /// @param recognition the recognition with its commitments
    /// @param dossier the holder's signatures
    private static List<LabelRecognition.RecognitionPromise> taken(LabelRecognition recognition, LabelDossier dossier) {
        return recognition.promises().stream()
                .filter(promise -> Optional.ofNullable(dossier.signatures().get(promise.id()))
                        .filter(LabelDossier.DossierCharterSignature::taken)
                        .isPresent())
                .toList();
    }
}
