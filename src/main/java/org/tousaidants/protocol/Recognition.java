package org.tousaidants.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tousaidants.protocol.Protocol.Nature;

/// « Reconnaissance possible » — what a version of a protocol recognises in one profile, as it is written: for who
/// certifies it.
///
/// @param protocol the id of the protocol
/// @param profile the id of the profile
/// @param name of the profile
/// @param place whether a place is recognised, else a person
/// @param label the name of the label
/// @param phrase who this is, in the first person
/// @param asked what is asked, by name
/// @param decidedBy who decides
/// @param months how long it holds
public record Recognition(
        String protocol,
        String version,
        boolean adopted,
        String profile,
        String name,
        boolean place,
        String label,
        String phrase,
        List<String> asked,
        String decidedBy,
        int months,
        List<Promise> promises) {
    /// « Engagement » — of the charter, in the first person.
    public record Promise(String id, String text) {}

    private static final String BASE = "base";
    private static final Map<String, List<Recognition>> READ = new ConcurrentHashMap<>();

    /// All that the protocol of a network recognises: its own if one of that name comes with the product, else the
    /// base.
    public static List<Recognition> of(String network) {
        return READ.computeIfAbsent(Folder.shipped(network).isPresent() ? network : BASE, Recognition::read);
    }

    private static List<Recognition> read(String id) {
        return switch (ProtocolReader.read(Folder.shipped(id).orElseThrow(), Folder::shipped)) {
            case ProtocolReader.Read(var protocol) ->
                protocol.profiles().stream()
                        .map(profile -> of(protocol, profile))
                        .toList();
            case ProtocolReader.Refused(var mistakes) ->
                throw new IllegalStateException("the protocol that comes with the product: " + mistakes);
        };
    }

    private static Recognition of(Protocol protocol, Protocol.Profile profile) {
        var label = protocol.label(profile.nature());
        return new Recognition(
                protocol.identity().id(),
                protocol.identity().version(),
                protocol.identity().status() == Protocol.Status.ADOPTED,
                profile.id(),
                profile.name(),
                profile.nature() == Nature.PLACE,
                label.name(),
                profile.phrase(),
                label.asked(profile.id()).stream().map(Label.Requirement::name).toList(),
                label.decision().by(),
                label.months(),
                protocol.charter().of(profile.id()).stream()
                        .map(commitment -> new Promise(commitment.id(), commitment.text()))
                        .toList());
    }

    public static Optional<Recognition> of(String network, String profile) {
        return of(network).stream()
                .filter(each -> each.profile().equals(profile))
                .findFirst();
    }
}
