package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tousaidants.rules.protocol.LabelCharter;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.protocol.LocalisedText;

/// « Passage vers d’autres règles » — the value of a recognition under the rules of another territory: the
/// requirements that it already fulfils there, and those missing.
///
/// @param known whether the other rules have this profile
/// @param same fulfilled requirements, in words
/// @param missing missing requirements, in words
public record RecognitionTransfer(boolean known, List<LocalisedText> same, List<LocalisedText> missing) {
    /// Compares the rules of two territories for a recognition and returns the requirements that it fulfils and
    /// lacks in the other territory.
    ///
    /// @param theirs rules under which the recognition was given
    /// @param profile id of the recognised profile
    /// @param ours rules of the other territory
    /// @param given day on which the recognition was given, because the original rules may have required
    ///     less on that day
    public static RecognitionTransfer of(LabelProtocol theirs, String profile, LabelProtocol ours, LocalDate given) {
        var profileHere = ours.profile(profile);
        if (profileHere.isEmpty())
            return new RecognitionTransfer(
                    false,
                    List.of(),
                    List.of(LocalisedText.of(
                            "crossing.profile",
                            theirs.profile(profile)
                                    .map(LabelProtocol.LabelProfile::name)
                                    .orElse(profile))));
        var same = new ArrayList<LocalisedText>();
        var missing = new ArrayList<LocalisedText>();
        charter(theirs, profile, ours, same, missing);
        levels(theirs, profile, ours, given, same, missing);
        var asked = theirs.label(profileHere.get().nature()).asked(profile).stream()
                .map(LabelRules.LabelRequirement::id)
                .collect(Collectors.toSet());
        var lighter = theirs.label(profileHere.get().nature()).lighter(profile, given).stream()
                .filter(one ->
                        one.lighter().filter(each -> each.levels().isEmpty()).isPresent())
                .collect(Collectors.toMap(LabelRules.RequirementWaiver::requirement, one -> one, (one, _) -> one));
        for (var requirement : ours.label(profileHere.get().nature()).asked(profile))
            if (lighter.containsKey(requirement.id()))
                missing.add(LocalisedText.of(
                        "crossing.lighter",
                        requirement.name(),
                        lighter.get(requirement.id()).why(),
                        requirement.whatToDo()));
            else if (asked.contains(requirement.id())) same.add(LocalisedText.of("crossing.asked", requirement.name()));
            else missing.add(LocalisedText.of("crossing.requirement", requirement.name(), requirement.whatToDo()));
        var months = ours.label(profileHere.get().nature()).months();
        if (months < theirs.label(profileHere.get().nature()).months())
            missing.add(LocalisedText.of("crossing.months", months));
        return new RecognitionTransfer(true, List.copyOf(same), List.copyOf(missing));
    }

    private static void charter(
            LabelProtocol theirs,
            String profile,
            LabelProtocol ours,
            List<LocalisedText> same,
            List<LocalisedText> missing) {
        var signed = theirs.charter().of(profile).stream()
                .map(LabelCharter.CharterCommitment::hash)
                .collect(Collectors.toSet());
        var here = ours.charter().of(profile);
        var counts = here.stream().filter(one -> signed.contains(one.hash())).count();
        same.add(LocalisedText.of("crossing.charter", (int) counts, here.size()));
        here.stream()
                .filter(one -> !signed.contains(one.hash()))
                .forEach(one -> missing.add(LocalisedText.of("crossing.commitment", one.id(), one.text())));
    }

    private static void levels(
            LabelProtocol theirs,
            String profile,
            LabelProtocol ours,
            LocalDate given,
            List<LocalisedText> same,
            List<LocalisedText> missing) {
        var counts = 0;
        var asked = ours.skills().of(profile);
        for (var competence : ours.skills().competences()) {
            var levelHere = asked.getOrDefault(competence.id(), 0);
            if (levelHere == 0) continue;
            var there = theirs.helpers()
                    .sufficient(profile, competence.id(), theirs.skills().level(profile, competence.id()), given);
            if (there >= levelHere) counts++;
            else missing.add(LocalisedText.of("crossing.level", competence.id(), competence.name(), levelHere, there));
        }
        if (!asked.isEmpty()) same.add(LocalisedText.of("crossing.levels", counts, asked.size()));
    }
}
