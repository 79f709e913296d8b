package org.tousaidants.rules.judging;

import java.util.List;
import java.util.stream.Collectors;
import org.tousaidants.rules.protocol.FrenchDates;
import org.tousaidants.rules.protocol.Label;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.Protocol.Nature;

/// « Reconnaissance possible » — a recognition as a version of a protocol defines it, for the package that
/// issues it.
///
/// @param profile id of the profile
/// @param name name of the profile
/// @param place true if a place is recognised, false for a person
/// @param label name of the label
/// @param phrase description of the profile, in the first person
/// @param asked names of the requirements
/// @param decidedBy the body that decides
/// @param months how long it is valid
public record Recognition(
        RulesReference ruling,
        String profile,
        String name,
        boolean place,
        String label,
        String phrase,
        List<String> asked,
        String decidedBy,
        int months,
        List<Promise> promises) {
    /// « Version du protocole » — the version of the protocol that defines the recognition.
    ///
    /// @param protocol its id
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
    public record Promise(String id, String text) {}

    /// All recognitions that a protocol defines, in its order.
    public static List<Recognition> all(Protocol protocol) {
        return protocol.profiles().stream()
                .map(profile -> of(protocol, profile))
                .toList();
    }

    /// The badge says where its rules ask for less than elsewhere, until when and why.
    private static String lighter(Label label, String profile, String requirement) {
        return label.waivers().stream()
                .filter(one ->
                        one.requirement().equals(requirement) && one.profiles().contains(profile))
                .flatMap(one -> one.lighter().stream()
                        .map(lighter -> " (plus léger qu’ailleurs jusqu’au " + FrenchDates.day(lighter.until()) + " : "
                                + one.why().replaceFirst("\\.$", "") + ")"))
                .collect(Collectors.joining());
    }

    private static Recognition of(Protocol protocol, Protocol.Profile profile) {
        var label = protocol.label(profile.nature());
        return new Recognition(
                new RulesReference(
                        protocol.identity().id(),
                        protocol.identity().version(),
                        protocol.identity().voted()),
                profile.id(),
                profile.name(),
                profile.nature() == Nature.PLACE,
                label.name(),
                profile.phrase(),
                label.asked(profile.id()).stream()
                        .map(asked -> asked.name() + lighter(label, profile.id(), asked.id()))
                        .toList(),
                label.decision().by(),
                label.months(),
                protocol.charter().of(profile.id()).stream()
                        .map(commitment -> new Promise(commitment.id(), commitment.text()))
                        .toList());
    }
}
