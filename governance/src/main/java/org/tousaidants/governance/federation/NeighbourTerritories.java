package org.tousaidants.governance.federation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.tousaidants.label.badges.BadgeOfOtherTerritory;
import org.tousaidants.label.badges.OtherTerritoryStatusList;
import org.tousaidants.label.badges.TerritoryStatementSigner;
import org.tousaidants.places.intake.SourceDownload;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesFolderZip;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.reading.LabelProtocolReader;
import org.tousaidants.rules.versions.PublishedRules;

/// « Territoires voisins » — stores the addresses of other territories, refreshes the copies of their data and
/// judges the badges that they signed. It sends requests only to addresses that a coordinator added, never to an
/// address in an uploaded file.
@Service
class NeighbourTerritories {
    private static final long MOST_BYTES = 4_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int LONGEST_SITE = 200;

    /// The result of adding a territory.
    sealed interface TerritoryListingResult {
        record TerritoryListed(NeighbourTerritory.NeighbourTerritoryCard card) implements TerritoryListingResult {}

        record InvalidTerritoryAddress() implements TerritoryListingResult {}

        record AddressOfOwnTerritory() implements TerritoryListingResult {}

        /// The territory is not added, because its address did not answer.
        record TerritoryAddressUnreachable() implements TerritoryListingResult {}

        /// The territory is not added, because the answer of its address is not the signed file of a
        /// territory.
        record NotATerritoryFile() implements TerritoryListingResult {}
    }

    /// « Preuve reconnue » — a badge signed by a territory that a coordinator added.
    ///
    /// @param states status of the badge in the status list; empty if the list was never read
    /// @param fresh whether the list was read just now
    record NeighbourBadge(
            NeighbourTerritory territory,
            BadgeOfOtherTerritory badge,
            Optional<OtherTerritoryStatusList> states,
            boolean fresh,
            Optional<LabelProtocol> theirs) {
        boolean refused() {
            return states.filter(list -> list.refuses(badge.index())).isPresent();
        }
    }

    private final NeighbourTerritoryStore neighbourStore;
    private final TerritoryStatementSigner keys;
    private final PublishedRules rules;
    private final Clock clock;
    private final SourceDownload fetch;

    NeighbourTerritories(
            NeighbourTerritoryStore neighbourStore,
            TerritoryStatementSigner keys,
            PublishedRules rules,
            Clock clock,
            @Value("${ta.harvest.allow-private:}") String privateHosts) {
        this.neighbourStore = neighbourStore;
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
        this.fetch = SourceDownload.allowing(privateHosts).upTo(MOST_BYTES, PATIENCE);
    }

    /// Returns the signed file of this network; empty if its key cannot be used.
    Optional<String> own(TerritoryNetwork network) {
        var text = PublishedTerritoryFile.text(new NeighbourTerritory.NeighbourTerritoryCard(
                network.name(),
                keys.site(network),
                keys.issuer(network),
                keys.keys(network),
                rules.versions().stream()
                        .map(one ->
                                new NeighbourTerritory.RulesSummary(one.id(), one.version(), one.adopted(), one.hash()))
                        .toList(),
                keys.lists(network),
                neighbourStore.all().stream()
                        .map(one -> new NeighbourTerritory.ListedNeighbour(
                                one.card().name(), one.site()))
                        .toList(),
                clock.instant().toString()));
        return keys.sign(network, text)
                .map(signed -> new PublishedTerritoryFile(text, signed.key(), signed.signature()).json());
    }

    List<NeighbourTerritory> all(TerritoryNetwork network) {
        return neighbourStore.all();
    }

    /// Returns the newest rules of another territory; empty if they could not be read. If the territory
    /// published one version of its rules with different contents, each content is stored.
    Optional<LabelProtocol> protocol(TerritoryNetwork network, NeighbourTerritory territory) {
        return territory.card().rules().stream()
                .findFirst()
                .flatMap(one -> protocol(territory, one.id(), one.version()));
    }

    TerritoryListingResult list(TerritoryNetwork network, String typed) {
        var site = site(typed);
        if (site.isEmpty()) return new TerritoryListingResult.InvalidTerritoryAddress();
        if (site.get().equals(keys.site(network))) return new TerritoryListingResult.AddressOfOwnTerritory();
        var text = get(site.get() + PublishedTerritoryFile.PATH);
        if (text.isEmpty()) return new TerritoryListingResult.TerritoryAddressUnreachable();
        var card = PublishedTerritoryFile.read(text.get(), site.get());
        if (card.isEmpty()) return new TerritoryListingResult.NotATerritoryFile();
        neighbourStore.put(site.get(), card.get(), clock.instant());
        keep(site.get(), card.get());
        return new TerritoryListingResult.TerritoryListed(card.get());
    }

    boolean remove(TerritoryNetwork network, String site) {
        return neighbourStore.remove(site);
    }

    private static Optional<String> site(String typed) {
        try {
            var wanted = typed.strip().replaceAll("/+$", "");
            if (!wanted.contains("://")) wanted = "https://" + wanted;
            var address = URI.create(wanted);
            var scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            return address.getHost() == null
                            || !scheme.matches("https?")
                            || address.getUserInfo() != null
                            || address.getQuery() != null
                            || address.getFragment() != null
                            || wanted.length() > LONGEST_SITE
                    ? Optional.empty()
                    : Optional.of(wanted);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Returns the addresses of all territories that a coordinator added.
    List<String> sites() {
        return neighbourStore.all().stream().map(NeighbourTerritory::site).toList();
    }

    /// Refreshes the copy of the data of one territory that a coordinator added. If the territory does not
    /// answer, its last copy remains, with the date of this copy.
    ///
    /// @param site public address of the territory
    void refresh(TerritoryNetwork network, String site) {
        var known = neighbourStore.all().stream()
                .filter(one -> one.site().equals(site))
                .findFirst();
        if (known.isEmpty()) return;
        var text = get(site + PublishedTerritoryFile.PATH);
        var card = text.flatMap(words -> PublishedTerritoryFile.read(words, site));
        if (text.isEmpty()) neighbourStore.trouble(site, "silent");
        else if (card.isEmpty()) neighbourStore.trouble(site, "no-file");
        // The file is refused if it contains no key that is already known. A new key is trusted only if the
        // territory publishes it together with a key that was known before.
        else if (card.get().keys().stream().noneMatch(known.get().card().keys()::contains))
            neighbourStore.trouble(site, "keys");
        else {
            neighbourStore.put(site, card.get(), clock.instant());
            keep(site, card.get());
        }
    }

    private void keep(String site, NeighbourTerritory.NeighbourTerritoryCard card) {
        for (var one : card.rules())
            if (!neighbourStore.has(site, one))
                rules(site, one, card.keys().isEmpty()).ifPresent(whole -> neighbourStore.keep(site, one, whole));
        for (var list : card.lists()) states(site, list, card);
    }

    private Optional<RulesFolder> rules(String site, NeighbourTerritory.RulesSummary one, boolean unsigned) {
        return bytes(one.archive(site)).flatMap(bytes -> {
            try {
                var read = RulesFolderZip.read(one.id(), new ByteArrayInputStream(bytes));
                var same = read.seal()
                        .filter(seal ->
                                seal.hash().equals(one.hash()) && seal.altered().isEmpty())
                        .isPresent();
                return same && !unsigned && read.own().mistakes().isEmpty()
                        ? Optional.of(read.whole())
                        : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    private Optional<OtherTerritoryStatusList> states(
            String site, String list, NeighbourTerritory.NeighbourTerritoryCard card) {
        if (!list.startsWith(site + "/")) return Optional.empty();
        return get(list)
                .flatMap(text -> OtherTerritoryStatusList.read(text, list, card.issuer(), card.keys())
                        .map(states -> {
                            neighbourStore.states(site, list, text, clock.instant());
                            return states;
                        }));
    }

    /// Returns the result of verifying a badge of another territory; empty if no territory that a coordinator
    /// added signed it.
    ///
    /// @param brought bytes of the uploaded file
    Optional<NeighbourBadge> read(TerritoryNetwork network, byte[] brought) {
        var badge = BadgeOfOtherTerritory.read(brought);
        if (badge.isEmpty()) return Optional.empty();
        for (var territory : neighbourStore.all())
            if (territory.card().issuer().equals(badge.get().issuer())
                    && badge.get().signedBy(territory.card().keys())) return Optional.of(known(territory, badge.get()));
        return Optional.empty();
    }

    private NeighbourBadge known(NeighbourTerritory territory, BadgeOfOtherTerritory badge) {
        var card = territory.card();
        var now = states(territory.site(), badge.list(), card);
        var states = now.isPresent()
                ? now
                : neighbourStore
                        .states(territory.site(), badge.list())
                        .flatMap(text -> OtherTerritoryStatusList.read(text, badge.list(), card.issuer(), card.keys()));
        return new NeighbourBadge(
                territory,
                badge,
                states,
                now.isPresent(),
                protocol(territory, badge.under().protocol(), badge.under().version()));
    }

    private Optional<LabelProtocol> protocol(NeighbourTerritory territory, String id, String version) {
        return neighbourStore
                .rules(territory.site(), id, version)
                .flatMap(folder -> LabelProtocolReader.read(folder, _ -> Optional.empty())
                                instanceof LabelProtocolReader.ParsedProtocol(var protocol)
                        ? Optional.of(protocol)
                        : Optional.empty());
    }

    private Optional<String> get(String address) {
        return bytes(address).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private Optional<byte[]> bytes(String address) {
        try {
            return switch (fetch.get(URI.create(address), Path.of(System.getProperty("java.io.tmpdir")))) {
                case SourceDownload.DownloadedSource fetched -> {
                    try (fetched) {
                        yield Optional.of(Files.readAllBytes(fetched.file()));
                    }
                }
                default -> Optional.empty();
            };
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
