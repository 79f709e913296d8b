package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.rules.judging.RequirementFinding.State;
import org.tousaidants.rules.judging.Verdict.Standing;
import org.tousaidants.rules.protocol.Label;
import org.tousaidants.rules.protocol.Label.Requirement;
import org.tousaidants.rules.protocol.Label.Waiver;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.Protocol.Nature;
import org.tousaidants.rules.protocol.Protocol.Profile;
import org.tousaidants.rules.protocol.Protocol.Ref;

/// « Juge » — evaluates a dossier under a protocol on a day and returns a verdict. Pure. The requirements of
/// each profile are prepared once per protocol.
public final class Judge {
    private final Protocol protocol;
    private final Ref ref;
    private final Map<String, AskedProfile> asked = new HashMap<>();

    public Judge(Protocol protocol) {
        this.protocol = protocol;
        this.ref = new Ref(protocol.identity().id(), protocol.identity().version());
        for (var profile : protocol.profiles()) asked.put(profile.id(), AskedProfile.of(protocol, profile));
    }

    /// A profile and its requirements, in the order of the file.
    private record AskedProfile(
            Profile profile,
            Label label,
            List<Requirement> requirements,
            Map<String, List<Waiver>> waivers,
            RequirementEvaluator proofs) {
        private static AskedProfile of(Protocol protocol, Profile profile) {
            var label = protocol.label(profile.nature());
            var waivers = new HashMap<String, List<Waiver>>();
            for (var waiver : label.waivers())
                if (waiver.profiles().contains(profile.id()))
                    waivers.computeIfAbsent(waiver.requirement(), _ -> new ArrayList<>())
                            .add(waiver);
            return new AskedProfile(
                    profile,
                    label,
                    label.asked(profile.id()),
                    waivers,
                    new RequirementEvaluator(protocol, label, profile.id()));
        }
    }

    public sealed interface Judging permits Judged, NotJudged {}

    public record Judged(Verdict verdict) implements Judging {}

    /// The dossier cannot be evaluated; the sentence gives the reason.
    public record NotJudged(LocalisedText sentence) implements Judging {}

    public Judging judge(Dossier dossier, LocalDate on) {
        var what = asked.get(dossier.profile());
        if (what == null) return new NotJudged(LocalisedText.of("not.judged.profile", dossier.profile(), ref));
        if (dossier.latest().isAfter(on))
            return new NotJudged(LocalisedText.of("not.judged.ahead", dossier.latest(), on));
        if (on.isBefore(protocol.identity().inForce()))
            return new NotJudged(LocalisedText.of(
                    "not.judged.early", ref, protocol.identity().inForce()));
        return new Judged(new EvaluationState(what, dossier, on).verdict());
    }

    /// Whether the label is valid on that day (grace period included) and not suspended.
    public boolean holds(Dossier dossier, LocalDate on) {
        return lasts(dossier, on)
                && dossier.held().filter(Dossier.Held::suspended).isEmpty();
    }

    /// For each fulfilled requirement, its id or the id of the alternative that fulfils it.
    public Map<String, String> metBy(Dossier dossier, LocalDate on) {
        var what = asked.get(dossier.profile());
        return what == null ? Map.of() : new EvaluationState(what, dossier, on).metBy();
    }

    /// Whether the label is valid on that day (grace period included), suspended or not.
    boolean lasts(Dossier dossier, LocalDate on) {
        var what = asked.get(dossier.profile());
        return what != null
                && dossier.held()
                        .filter(held ->
                                !on.isAfter(held.until().plusDays(what.label().graceDays())))
                        .isPresent();
    }

    private final class EvaluationState {
        private final AskedProfile what;
        private final Dossier dossier;
        private final LocalDate on;
        private final Map<String, RequirementFinding> known = new HashMap<>();

        private EvaluationState(AskedProfile what, Dossier dossier, LocalDate on) {
            this.what = what;
            this.dossier = dossier;
            this.on = on;
        }

        private Verdict verdict() {
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
                            .orElseGet(() -> at(findings, Standing.INCOMPLETE, Optional.empty()));
        }

        private Verdict at(List<RequirementFinding> findings, Standing standing, Optional<LocalDate> date) {
            return new Verdict(dossier.id(), what.profile(), ref, on, standing, date, findings);
        }

        /// The verdict if nothing is missing. The recognition lasts as long as the label allows from its
        /// decision: a requirement that expires earlier must be renewed, but does not end the recognition.
        private Verdict whole(List<RequirementFinding> findings) {
            var end = dossier.held()
                    .map(Dossier.Held::until)
                    .orElseGet(() -> on.plusMonths(what.label().months()));
            return end.isBefore(on) ? after(findings, end) : at(findings, Standing.COMPLETE, Optional.of(end));
        }

        private Verdict after(List<RequirementFinding> findings, LocalDate end) {
            var grace = end.plusDays(what.label().graceDays());
            return grace.isBefore(on)
                    ? at(findings, Standing.LAPSED, Optional.of(end))
                    : at(findings, Standing.IN_GRACE, Optional.of(grace));
        }

        /// The verdict of a holder who lacks requirements. The grace period starts on the day on which the
        /// requirement expired, or on the first day of the version that added it, or on the day of the notice
        /// (today if there is none). The deadline shown to the holder stays the same.
        private Verdict broken(List<RequirementFinding> findings, Dossier.Held held) {
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

        /// The first day on which a requirement is asked again because a lighter rule of the territory ended.
        private LocalDate askedAgain(RequirementFinding finding) {
            return what.waivers().getOrDefault(finding.requirement().id(), List.of()).stream()
                    .flatMap(waiver -> waiver.lighter().stream())
                    .map(lighter -> lighter.until().plusDays(1))
                    .filter(day -> !day.isAfter(on))
                    .max(LocalDate::compareTo)
                    .orElse(LocalDate.MIN);
        }

        private LocalDate told(Dossier.Held held, RequirementFinding finding) {
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

        private RequirementFinding finding(Requirement requirement) {
            var before = known.get(requirement.id());
            if (before != null) return before;
            var finding = waived(requirement).orElseGet(() -> regardless(requirement));
            if (!finding.fulfilled()) finding = otherwise(requirement).orElse(finding);
            known.put(requirement.id(), finding);
            return finding;
        }

        /// The finding for another requirement that the territory accepts instead of this one, because it has
        /// the same aim; empty if there is none.
        private Optional<RequirementFinding> otherwise(Requirement requirement) {
            for (var means : what.label().meansFor(requirement.id()))
                if (means.profiles().contains(what.profile().id())) {
                    var found = finding(means);
                    if (found.fulfilled()) return Optional.of(RequirementFinding.met(requirement, found.date()));
                }
            return Optional.empty();
        }

        private Optional<RequirementFinding> waived(Requirement requirement) {
            for (var waiver : what.waivers().getOrDefault(requirement.id(), List.of()))
                if (waiver.appliesOn(on)
                        && what.proofs().holds(waiver.when(), dossier)
                        && what.proofs().sufficient(requirement, waiver, dossier, on))
                    return Optional.of(RequirementFinding.waived(requirement, waiver));
            return Optional.empty();
        }

        private RequirementFinding regardless(Requirement requirement) {
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
            return withFirst.state() == State.MISSING && requirement.delayDays().isPresent()
                    ? withFirst.due(
                            dossier.opened().plusDays(requirement.delayDays().getAsInt()))
                    : withFirst;
        }

        private RequirementFinding oneOf(Requirement requirement) {
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
                return RequirementFinding.met(requirement, until);
            var latest = ways.stream()
                    .filter(way -> way.state() == State.EXPIRED)
                    .map(way -> way.date().orElse(on))
                    .max(LocalDate::compareTo);
            List<MissingRequirement> gaps = List.of(new MissingRequirement.NoAlternativeMet(List.copyOf(ways)));
            return latest.map(since -> RequirementFinding.expired(requirement, since, gaps))
                    .orElseGet(() -> RequirementFinding.missing(requirement, gaps));
        }

        private RequirementFinding first(Requirement requirement, RequirementFinding found) {
            if (requirement.after().isEmpty()) return found;
            var gaps = new ArrayList<>(found.gaps());
            for (var id : requirement.after())
                what.label()
                        .requirement(id)
                        .filter(before -> !finding(before).fulfilled())
                        .ifPresent(before -> gaps.addFirst(new MissingRequirement.First(before)));
            return new RequirementFinding(requirement, found.state(), found.date(), gaps, found.waiver());
        }
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return b.isBefore(a) ? b : a;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? b : a;
    }

    public Protocol protocol() {
        return protocol;
    }

    Nature nature(String profile) {
        return protocol.profile(profile).map(Profile::nature).orElse(Nature.PERSON);
    }
}
