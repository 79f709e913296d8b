package org.tousaidants.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Service;
import org.tousaidants.identity.Networks;
import org.tousaidants.protocol.Archive;
import org.tousaidants.protocol.Folder;
import org.tousaidants.protocol.Judge;
import org.tousaidants.protocol.Mistake;
import org.tousaidants.protocol.Protocol;
import org.tousaidants.protocol.ProtocolReader;
import org.tousaidants.protocol.Recognition;

/// « Règles en vigueur » — the door to the protocol of a network. Each version that ever ruled is kept whole, so that
/// what was signed or decided under it can be read again; the one that rules is chosen by its day.
@Service
@DependsOn("networkFounding")
public class Rules implements InitializingBean {
    /// Written for the care of the data: they change without the label's rules changing.
    private static final String OF_CARE = "entretien-des-donnees.yaml|courriels-d-entretien.yaml";

    /// What rules on a day.
    public record InForce(Protocol protocol, String hash, Judge judge, LocalDate today) {
        /// Signed and decided under this.
        public String version() {
            return protocol.identity().id() + " " + protocol.identity().version();
        }
    }

    private final RuleStore store;
    private final Networks networks;
    private final Clock clock;
    private final String configured;
    private final Map<String, Judge> judges = new ConcurrentHashMap<>();

    Rules(RuleStore store, Networks networks, Clock clock, @Value("${ta.protocol:}") String configured) {
        this.store = store;
        this.networks = networks;
        this.clock = clock;
        this.configured = configured;
    }

    /// The configured folder, or the shipped protocol of this territory, else the base. Mistakes stop the start: a
    /// server that does not know its rules helps nobody.
    @Override
    public void afterPropertiesSet() {
        var network = networks.here().id();
        var own = configured.isBlank()
                ? Folder.shipped(network).or(() -> Folder.shipped("base")).orElseThrow()
                : folder(configured);
        publish(network, own);
    }

    private static Folder folder(String name) {
        try {
            return (Files.isDirectory(Path.of(name)) ? Folder.at(Path.of(name)) : Folder.shipped(name))
                    .orElseThrow(() -> new IllegalStateException(
                            "ta.protocol: « " + name + " » n’est ni un dossier, ni un protocole fourni."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Folder> base(String configured, String id) {
        if (configured.isBlank()) return Folder.shipped(id);
        try {
            var beside =
                    Folder.at(Path.of(configured).toAbsolutePath().normalize().resolveSibling(id));
            return beside.or(() -> Folder.shipped(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keeps a version. The same rules twice are one; an adopted version never has two contents.
    public void publish(String network, Folder own) {
        var protocol = read(own, id -> base(configured, id));
        var base = protocol.identity().base().flatMap(ref -> base(configured, ref.id()));
        var rules = withoutCare(own);
        var archive = Archive.of(protocol, rules, base.map(Rules::withoutCare));
        var identity = protocol.identity();
        var adopted = identity.status() == Protocol.Status.ADOPTED;
        if (adopted && store.hasOther(network, identity.id(), identity.version(), archive.hash()))
            throw new IllegalStateException("Le protocole " + identity.id() + " " + identity.version()
                    + " est déjà publié avec un autre contenu. Changez la version dans protocole.yaml.");
        store.add(
                network,
                new RuleStore.Published(
                        archive.hash(),
                        identity.id(),
                        identity.version(),
                        adopted,
                        identity.inForce(),
                        rules.files(),
                        base.map(Rules::withoutCare).map(Folder::files)),
                clock.instant());
    }

    private static Folder withoutCare(Folder folder) {
        var files = new TreeMap<>(folder.files());
        files.keySet().removeIf(name -> name.matches(OF_CARE));
        return new Folder(folder.name(), files, folder.mistakes());
    }

    private static Protocol read(Folder own, java.util.function.Function<String, Optional<Folder>> bases) {
        return switch (ProtocolReader.read(own, bases)) {
            case ProtocolReader.Read(var protocol) -> protocol;
            case ProtocolReader.Refused(var mistakes) ->
                throw new IllegalStateException("Le protocole « " + own.name() + " » est refusé :\n"
                        + mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        };
    }

    /// The rules of today; before any applies, those that will first.
    public InForce now(String network) {
        var today = LocalDate.now(clock);
        var hash = store.inForce(network, today);
        var judge = judges.computeIfAbsent(network + " " + hash, _ -> new Judge(kept(network, hash)));
        var starts = judge.protocol().identity().inForce();
        return new InForce(judge.protocol(), hash, judge, today.isBefore(starts) ? starts : today);
    }

    /// « Reconnaissances possibles » — all that the rules of today recognise.
    public List<Recognition> recognitions(String network) {
        return Recognition.all(now(network).protocol());
    }

    public Optional<Recognition> recognition(String network, String profile) {
        return recognitions(network).stream()
                .filter(each -> each.profile().equals(profile))
                .findFirst();
    }

    /// « Fichiers en vigueur » — of a version, as they were published: its own, and those of its base.
    public record Texts(Folder own, Optional<Folder> base) {}

    public Texts texts(String network, InForce version) {
        var kept = store.files(network, version.hash());
        return new Texts(
                new Folder(version.protocol().identity().id(), kept.own(), List.of()),
                kept.base().map(texts -> new Folder("socle", texts, List.of())));
    }

    private Protocol kept(String network, String hash) {
        var files = store.files(network, hash);
        var base = files.base().map(texts -> new Folder("socle", texts, List.of()));
        return read(new Folder("", files.own(), List.of()), _ -> base);
    }
}
