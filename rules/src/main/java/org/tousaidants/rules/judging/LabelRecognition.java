package org.tousaidants.rules.judging;

import java.util.List;
import java.util.stream.Collectors;
import org.tousaidants.rules.protocol.FrenchDateFormat;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LabelRules;

/// « Reconnaissance possible » — a recognition as a version of a protocol defines it, for the package that issues
/// recognitions.
///
/// @param profile id of the profile
/// @param name name of the profile
/// @param place true if a place is recognised, false for a person
/// @param label name of the label
/// @param phrase description of the profile, in the first person
/// @param asked names of the requirements
/// @param decidedBy the body that decides
/// @param months duration of the recognition in months
public record LabelRecognition(
        RulesReference ruling,
        String profile,
        String name,
        boolean place,
        String label,
        String phrase,
        List<String> asked,
        String decidedBy,
        int months,
        List<RecognitionPromise> promises) {
    /// « Version du protocole » — the version of the protocol that defines the recognition.
    ///
    /// @param protocol id of the protocol
    /// @param adopted whether a committee has adopted this version
    public record RulesReference(String protocol, String version, boolean adopted) {}

    public String protocol() {
        return ruling.protocol();
    }

    public String version() {
        return ruling.version();
    }

    public boolean adopted() {
        return ruling.adopted();
    }

    /// « Engagement d’un dossier » — a commitment of the charter, in the first person.
    public record RecognitionPromise(String id, String text) {}

    /// Returns all recognitions that a protocol defines, in the order of its files.
    public static List<LabelRecognition> all(LabelProtocol protocol) {
        return protocol.profiles().stream()
                .map(profile -> of(protocol, profile))
                .toList();
    }

    /// Returns the sentence on the badge which says that this territory requires less than others, until when
    /// and why; an empty text if it does not.
    ///
    /// @param profile id of the profile
    /// @param requirement id of the requirement
    private static String lighter(LabelRules label, String profile, String requirement) {
        return label.waivers().stream()
                .filter(one ->
                        one.requirement().equals(requirement) && one.profiles().contains(profile))
                .flatMap(one -> one.lighter().stream()
                        .map(lighter -> " (exigence plus légère que dans d’autres réseaux jusqu’au "
                                + FrenchDateFormat.day(lighter.until()) + " : "
                                + one.why().replaceFirst("\\.$", "") + ")"))
                .collect(Collectors.joining());
    }

    private static LabelRecognition of(LabelProtocol protocol, LabelProtocol.LabelProfile profile) {
        var label = protocol.label(profile.nature());
        return new LabelRecognition(
                new RulesReference(
                        protocol.identity().id(),
                        protocol.identity().version(),
                        protocol.identity().voted()),
                profile.id(),
                profile.name(),
                profile.nature() == HolderNature.PLACE,
                label.name(),
                profile.phrase(),
                label.asked(profile.id()).stream()
                        .map(asked -> asked.name() + lighter(label, profile.id(), asked.id()))
                        .toList(),
                label.decision().by(),
                label.months(),
                protocol.charter().of(profile.id()).stream()
                        .map(commitment -> new RecognitionPromise(commitment.id(), commitment.text()))
                        .toList());
    }
}
