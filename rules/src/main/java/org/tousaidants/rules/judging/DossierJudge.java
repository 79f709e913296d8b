package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.rules.judging.LabelVerdict.VerdictState;
import org.tousaidants.rules.judging.RequirementFinding.RequirementState;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LabelProtocol.LabelProfile;
import org.tousaidants.rules.protocol.LabelProtocol.ProtocolReference;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.protocol.LabelRules.LabelRequirement;
import org.tousaidants.rules.protocol.LabelRules.RequirementWaiver;
import org.tousaidants.rules.protocol.LocalisedText;

/// « Juge » — evaluates a dossier under the label's rules on a day and returns a verdict. It changes nothing. The
/// requirements of each profile are prepared once per protocol.
public final class DossierJudge {
    private final LabelProtocol protocol;
    private final ProtocolReference ref;
    private final Map<String, ProfileRequirements> asked = new HashMap<>();

    public DossierJudge(LabelProtocol protocol) {
        this.protocol = protocol;
        this.ref = new ProtocolReference(
                protocol.identity().id(), protocol.identity().version());
        for (var profile : protocol.profiles()) asked.put(profile.id(), ProfileRequirements.of(protocol, profile));
    }

    /// A profile and its requirements, in the order of the file.
    private record ProfileRequirements(
            LabelProfile profile,
            LabelRules label,
            List<LabelRequirement> requirements,
            Map<String, List<RequirementWaiver>> waivers,
            RequirementEvaluator proofs) {
        private static ProfileRequirements of(LabelProtocol protocol, LabelProfile profile) {
            var label = protocol.label(profile.nature());
            var waivers = new HashMap<String, List<RequirementWaiver>>();
            for (var waiver : label.waivers())
                if (waiver.profiles().contains(profile.id()))
                    waivers.computeIfAbsent(waiver.requirement(), _ -> new ArrayList<>())
                            .add(waiver);
            return new ProfileRequirements(
                    profile,
                    label,
                    label.asked(profile.id()),
                    waivers,
                    new RequirementEvaluator(protocol, label, profile.id()));
        }
    }

    public sealed interface JudgementResult permits DossierJudged, DossierNotJudgeable {}

    public record DossierJudged(LabelVerdict verdict) implements JudgementResult {}

    /// The dossier cannot be evaluated; `sentence` is the reason.
    public record DossierNotJudgeable(LocalisedText sentence) implements JudgementResult {}

    public JudgementResult judge(LabelDossier dossier, LocalDate on) {
        var what = asked.get(dossier.profile());
        if (what == null)
            return new DossierNotJudgeable(LocalisedText.of("not.judged.profile", dossier.profile(), ref));
        if (dossier.latest().isAfter(on))
            return new DossierNotJudgeable(LocalisedText.of("not.judged.ahead", dossier.latest(), on));
        if (on.isBefore(protocol.identity().inForce()))
            return new DossierNotJudgeable(LocalisedText.of(
                    "not.judged.early", ref, protocol.identity().inForce()));
        return new DossierJudged(new EvaluationState(what, dossier, on).verdict());
    }

    /// Returns whether the dossier's label is valid on that day, including the grace period after its end, and
    /// not suspended.
    public boolean holds(LabelDossier dossier, LocalDate on) {
        return lasts(dossier, on)
                && dossier.held()
                        .filter(LabelDossier.HeldRecognition::suspended)
                        .isEmpty();
    }

    /// Returns, by the id of each fulfilled requirement, the id of that by which it is fulfilled: the
    /// requirement itself or an alternative.
    public Map<String, String> metBy(LabelDossier dossier, LocalDate on) {
        var what = asked.get(dossier.profile());
        return what == null ? Map.of() : new EvaluationState(what, dossier, on).metBy();
    }

    /// Returns whether the dossier's label is valid on that day, including the grace period after its end, even
    /// if it is suspended.
    boolean lasts(LabelDossier dossier, LocalDate on) {
        var what = asked.get(dossier.profile());
        return what != null
                && dossier.held()
                        .filter(held ->
                                !on.isAfter(held.until().plusDays(what.label().graceDays())))
                        .isPresent();
    }

    private final class EvaluationState {
        private final ProfileRequirements what;
        private final LabelDossier dossier;
        private final LocalDate on;
        private final Map<String, RequirementFinding> known = new HashMap<>();

        private EvaluationState(ProfileRequirements what, LabelDossier dossier, LocalDate on) {
            this.what = what;
            this.dossier = dossier;
            this.on = on;
        }

        private LabelVerdict verdict() {
            var findings = new ArrayList<RequirementFinding>(what.requirements().size());
            var complete = true;
            for (var requirement : what.requirements()) {
                var finding = finding(requirement);
                complete &= finding.fulfilled();
                findings.add(finding);
            }
            return complete
                    ? whole(findings)
                    : dossier.held()
                            .map(held -> broken(findings, held))
                            .orElseGet(() -> at(findings, VerdictState.INCOMPLETE, Optional.empty()));
        }

        private LabelVerdict at(List<RequirementFinding> findings, VerdictState standing, Optional<LocalDate> date) {
            return new LabelVerdict(dossier.id(), what.profile(), ref, on, standing, date, findings);
        }

        /// Returns the verdict for a dossier in which nothing is missing. The recognition lasts from its
        /// decision as long as the label allows. A requirement that expires earlier must be renewed, but
        /// does not end the recognition.
        private LabelVerdict whole(List<RequirementFinding> findings) {
            var end = dossier.held()
                    .map(LabelDossier.HeldRecognition::until)
                    .orElseGet(() -> on.plusMonths(what.label().months()));
            return end.isBefore(on) ? after(findings, end) : at(findings, VerdictState.COMPLETE, Optional.of(end));
        }

        private LabelVerdict after(List<RequirementFinding> findings, LocalDate end) {
            var grace = end.plusDays(what.label().graceDays());
            return grace.isBefore(on)
                    ? at(findings, VerdictState.LAPSED, Optional.of(end))
                    : at(findings, VerdictState.IN_GRACE, Optional.of(grace));
        }

        /// Returns the verdict for a label holder who lacks requirements. The grace period starts when the
        /// requirement expired, when the version that added it began, or when the holder was notified (the
        /// current day if there was no notice). The deadline shown to the holder does not change later.
        private LabelVerdict broken(List<RequirementFinding> findings, LabelDossier.HeldRecognition held) {
            var since = held.until().isBefore(on) ? held.until() : on;
            for (var finding : findings)
                switch (finding.state()) {
                    case EXPIRED -> since = earlier(since, finding.date().orElse(on));
                    case MISSING -> {
                        var newer = later(protocol.identity().inForce(), askedAgain(finding));
                        since = earlier(since, newer.isAfter(held.from()) ? newer : told(held, finding));
                    }
                    case MET, WAIVED -> {}
                }
            return after(findings, since);
        }

        /// Returns the day from which the full requirement applies again, because the territory required
        /// less only until the day before.
        private LocalDate askedAgain(RequirementFinding finding) {
            return what.waivers().getOrDefault(finding.requirement().id(), List.of()).stream()
                    .flatMap(waiver -> waiver.lighter().stream())
                    .map(lighter -> lighter.until().plusDays(1))
                    .filter(day -> !day.isAfter(on))
                    .max(LocalDate::compareTo)
                    .orElse(LocalDate.MIN);
        }

        private LocalDate told(LabelDossier.HeldRecognition held, RequirementFinding finding) {
            return held.told().getOrDefault(finding.requirement().id(), on);
        }

        private Map<String, String> metBy() {
            var by = new HashMap<String, String>();
            for (var requirement : what.requirements()) {
                var itself = waived(requirement).orElseGet(() -> regardless(requirement));
                if (itself.fulfilled()) by.put(requirement.id(), requirement.id());
                else
                    what.label().meansFor(requirement.id()).stream()
                            .filter(means ->
                                    means.profiles().contains(what.profile().id()))
                            .filter(means -> finding(means).fulfilled())
                            .findFirst()
                            .ifPresent(means -> by.put(requirement.id(), means.id()));
            }
            return by;
        }

        private RequirementFinding finding(LabelRequirement requirement) {
            var before = known.get(requirement.id());
            if (before != null) return before;
            var finding = waived(requirement).orElseGet(() -> regardless(requirement));
            if (!finding.fulfilled()) finding = otherwise(requirement).orElse(finding);
            known.put(requirement.id(), finding);
            return finding;
        }

        /// Returns the finding for another requirement that the territory accepts instead of this one
        /// because it has the same aim; empty if the dossier fulfils none.
        private Optional<RequirementFinding> otherwise(LabelRequirement requirement) {
            for (var means : what.label().meansFor(requirement.id()))
                if (means.profiles().contains(what.profile().id())) {
                    var found = finding(means);
                    if (found.fulfilled())
                        return Optional.of(RequirementFinding.met(requirement, found.date(), found.basis()));
                }
            return Optional.empty();
        }

        private Optional<RequirementFinding> waived(LabelRequirement requirement) {
            for (var waiver : what.waivers().getOrDefault(requirement.id(), List.of()))
                if (waiver.appliesOn(on)
                        && what.proofs().holds(waiver.when(), dossier)
                        && what.proofs().sufficient(requirement, waiver, dossier, on))
                    return Optional.of(RequirementFinding.waived(requirement, waiver));
            return Optional.empty();
        }

        private RequirementFinding regardless(LabelRequirement requirement) {
            var found = switch (requirement.kind()) {
                case CHARTER -> what.proofs().charter(requirement, dossier);
                case SKILLS -> what.proofs().skills(requirement, dossier, on);
                case INTERVIEW -> what.proofs().interview(requirement, dossier, on);
                case OBSERVED -> what.proofs().observed(requirement, dossier, on);
                case RULE -> what.proofs().rule(requirement, dossier, on);
                case WORKED -> what.proofs().worked(requirement, dossier, on);
                case ONE_OF -> oneOf(requirement);
            };
            if (found.fulfilled()) return found;
            var withFirst = first(requirement, found);
            return withFirst.state() == RequirementState.MISSING
                            && requirement.delayDays().isPresent()
                    ? withFirst.due(
                            dossier.opened().plusDays(requirement.delayDays().getAsInt()))
                    : withFirst;
        }

        private RequirementFinding oneOf(LabelRequirement requirement) {
            var ways = new ArrayList<RequirementFinding>();
            Optional<LocalDate> until = Optional.of(LocalDate.MIN);
            for (var id : requirement.among()) {
                var way = what.label().requirement(id);
                if (way.isEmpty()
                        || !way.get().profiles().contains(what.profile().id())) continue;
                var finding = finding(way.get());
                ways.add(finding);
                if (finding.fulfilled())
                    until = until.isEmpty() || finding.date().isEmpty()
                            ? Optional.empty()
                            : Optional.of(later(until.get(), finding.date().get()));
            }
            if (ways.stream().anyMatch(RequirementFinding::fulfilled))
                return RequirementFinding.met(requirement, until, basis(ways, RequirementState.MET));
            var latest = ways.stream()
                    .filter(way -> way.state() == RequirementState.EXPIRED)
                    .map(way -> way.date().orElse(on))
                    .max(LocalDate::compareTo);
            List<MissingRequirement> gaps = List.of(new MissingRequirement.NoAlternativeMet(List.copyOf(ways)));
            return latest.map(since ->
                            RequirementFinding.expired(requirement, since, gaps, basis(ways, RequirementState.EXPIRED)))
                    .orElseGet(() -> RequirementFinding.missing(requirement, gaps));
        }

        /// Returns the latest proof of the alternatives in this state.
        private static Optional<FindingBasis> basis(List<RequirementFinding> ways, RequirementState state) {
            return ways.stream()
                    .filter(way -> way.state() == state)
                    .flatMap(way -> way.basis().stream())
                    .max(Comparator.comparing(FindingBasis::on));
        }

        private RequirementFinding first(LabelRequirement requirement, RequirementFinding found) {
            if (requirement.after().isEmpty()) return found;
            var gaps = new ArrayList<>(found.gaps());
            for (var id : requirement.after())
                what.label()
                        .requirement(id)
                        .filter(before -> !finding(before).fulfilled())
                        .ifPresent(before -> gaps.addFirst(new MissingRequirement.OtherRequirementFirst(before)));
            return found.because(gaps);
        }
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return b.isBefore(a) ? b : a;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? b : a;
    }

    public LabelProtocol protocol() {
        return protocol;
    }

    HolderNature nature(String profile) {
        return protocol.profile(profile).map(LabelProfile::nature).orElse(HolderNature.PERSON);
    }
}
