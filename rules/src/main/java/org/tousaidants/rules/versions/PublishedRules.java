package org.tousaidants.rules.versions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.tenancy.InvalidSettingsException;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.rules.archive.RulesArchive;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.VersionComparator;
import org.tousaidants.rules.judging.Judge;
import org.tousaidants.rules.judging.Recognition;
import org.tousaidants.rules.judging.RuleExamples;
import org.tousaidants.rules.protocol.ExtraProtocolFiles;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.reading.ProtocolReader;

/// « Règles en vigueur » — service for the protocol of a network. It stores each version that was ever in
/// force, so that the text of a signature or decision can be read again, and selects the version of a day.
@Service
@DependsOn("networkFounding")
public class PublishedRules implements InitializingBean {
    /// The rules in force on a day, with their hash and their judge.
    public record InForce(Protocol protocol, String hash, Judge judge, LocalDate today) {
        /// The version as named in signatures and decisions.
        public String version() {
            return protocol.identity().numbered();
        }

        /// Whether a committee adopted the rules.
        public boolean voted() {
            return protocol.identity().voted();
        }
    }

    /// « Règles lues » — a valid folder of rules, with its base and its published form.
    public record Whole(Protocol protocol, RulesFolder own, Optional<RulesFolder> base, RulesArchive archive) {}

    public sealed interface RulesResult {
        record Valid(Whole whole) implements RulesResult {}

        record Invalid(List<ProtocolMistake> mistakes) implements RulesResult {}
    }

    /// The result of publishing rules.
    public sealed interface Publishing {
        record Published(Whole whole) implements Publishing {}

        record Invalid(List<ProtocolMistake> mistakes) implements Publishing {}

        /// Another person published in between: the version that the person read is no longer the latest.
        record Superseded(RulesVersion latest) implements Publishing {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(PublishedRules.class);
    private static final String IDENTITY = "protocole.yaml";

    private final RuleStore store;
    private final Networks networks;
    private final Clock clock;
    private final Tenants tenants;
    private final JudgeReader judgeReader;

    PublishedRules(RuleStore store, Networks networks, Clock clock, Tenants tenants, JudgeReader judgeReader) {
        this.store = store;
        this.networks = networks;
        this.clock = clock;
        this.tenants = tenants;
        this.judgeReader = judgeReader;
    }

    /// Publishes at start the configured folder, or the shipped protocol of this territory, or the base.
    /// Mistakes stop the start, because the server cannot work without rules.
    @Override
    public void afterPropertiesSet() {
        tenants.each(this::begin);
    }

    private void begin() {
        var network = networks.here().id();
        var own = configured().isBlank()
                ? RulesFolder.shipped(network)
                        .or(() -> RulesFolder.shipped("base"))
                        .orElseThrow()
                : folder(configured());
        // After people of the network have published rules, the product never replaces them.
        if (store.decided()) LOG.info("rules of {}: those that the network published", network);
        else publish(own);
    }

    private String configured() {
        return tenants.setting("protocol");
    }

    private static RulesFolder folder(String name) {
        try {
            return (Files.isDirectory(Path.of(name)) ? RulesFolder.at(Path.of(name)) : RulesFolder.shipped(name))
                    .orElseThrow(() -> new InvalidSettingsException(
                            "Le réglage ta.protocol : « " + name + " » n’est ni un dossier de règles, ni un protocole"
                                    + " fourni (base, charente-maritime). Donnez l’un d’eux."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<RulesFolder> base(String configured, String id) {
        if (configured.isBlank()) return RulesFolder.shipped(id);
        try {
            var beside = RulesFolder.at(
                    Path.of(configured).toAbsolutePath().normalize().resolveSibling(id));
            return beside.or(() -> RulesFolder.shipped(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Stores a version. Publishing the same rules twice stores one version; an adopted version never has two
    /// contents.
    public void publish(RulesFolder own) {
        var protocol = read(own, id -> base(configured(), id));
        var base = own.base(id -> base(configured(), id));
        var rules = withoutRegistered(own.bare());
        var archive = RulesArchive.of(protocol, rules, base.map(PublishedRules::withoutRegistered));
        var identity = protocol.identity();
        var adopted = identity.voted();
        if (adopted && store.hasOther(identity.id(), identity.version(), archive.hash()))
            throw new IllegalStateException("Le protocole " + identity.id() + " " + identity.version()
                    + " est déjà publié avec un autre contenu. Changez la version dans protocole.yaml.");
        store.add(
                new RuleStore.Published(
                        archive.hash(),
                        identity.id(),
                        identity.version(),
                        adopted,
                        identity.inForce(),
                        rules.files(),
                        base.map(PublishedRules::withoutRegistered).map(RulesFolder::files),
                        Optional.empty()),
                clock.instant());
    }

    /// All versions, the last published first.
    public List<RulesVersion> versions() {
        return store.versions();
    }

    /// A complete version by its hash, as published.
    public Optional<Whole> whole(String hash) {
        return store.versions().stream()
                .filter(version -> version.hash().equals(hash))
                .findFirst()
                .map(version -> {
                    var files = store.files(hash);
                    var own = new RulesFolder(version.id(), files.own(), List.of());
                    var base = files.base().map(texts -> new RulesFolder("socle", texts, List.of()));
                    var protocol = read(own, _ -> base);
                    return new Whole(protocol, own, base, RulesArchive.of(protocol, own, base));
                });
    }

    /// The base of these rules; empty if they have none.
    public Optional<Protocol> base(Whole whole) {
        return whole.base().map(folder -> read(folder, _ -> Optional.empty()));
    }

    /// Reads a folder over a base known to this network: the base of its rules, or the shipped one. The folder
    /// may include the same base, another base or another version; the same version never has another content.
    public RulesResult read(RulesFolder own, Optional<RulesFolder> given) {
        var kept = whole(store.versions().getFirst().hash()).orElseThrow();
        var identity = kept.protocol().identity();
        var keptId = identity.base().map(Protocol.Ref::id).orElse(identity.id());
        var below = kept.base().orElse(kept.own());
        Function<String, Optional<RulesFolder>> theirs =
                id -> base(configured(), id).map(PublishedRules::withoutRegistered);
        Function<String, Optional<RulesFolder>> known = id -> id.equals(keptId) ? Optional.of(below) : theirs.apply(id);
        var brought = given.or(own::below).map(PublishedRules::withoutRegistered);
        var bare = withoutRegistered(own.bare());
        var read = attempt(bare, known, brought);
        // The folder may be based on a newer base, shipped with a new edition of the product.
        return read instanceof RulesResult.Invalid && attempt(bare, theirs, brought) instanceof RulesResult.Valid other
                ? other
                : read;
    }

    /// Whether this network knows the base of a draft, so that the draft can be read again without it.
    public boolean knows(Whole whole) {
        return read(whole.own(), Optional.empty()) instanceof RulesResult.Valid(var again)
                && again.archive().hash().equals(whole.archive().hash());
    }

    private static RulesResult attempt(
            RulesFolder own, Function<String, Optional<RulesFolder>> known, Optional<RulesFolder> brought) {
        var named = own.base(known).flatMap(RulesFolder::reference);
        var foreign = brought.filter(base -> !base.reference().equals(named)).isPresent();
        Function<String, Optional<RulesFolder>> bases = foreign ? _ -> brought : known;
        return switch (ProtocolReader.read(own, bases)) {
            case ProtocolReader.Invalid(var mistakes) -> new RulesResult.Invalid(mistakes);
            case ProtocolReader.Parsed(var protocol) -> {
                var base = own.base(bases);
                if (brought.isPresent() && base.filter(brought.get()::says).isEmpty())
                    yield new RulesResult.Invalid(List.of(ProtocolMistake.inFile(
                            "socle/" + IDENTITY, LocalisedText.of("base.other"), LocalisedText.of("base.other.do"))));
                yield new RulesResult.Valid(new Whole(protocol, own, base, RulesArchive.of(protocol, own, base)));
            }
        };
    }

    /// « Socle plus récent » — the base of a new edition of the product; empty if the current rules already use
    /// it.
    public Optional<RulesFolder> newerBase() {
        var now = whole(now().hash()).orElseThrow();
        return now.protocol()
                .identity()
                .base()
                .flatMap(ref -> base(configured(), ref.id())
                        .map(PublishedRules::withoutRegistered)
                        .filter(found -> found.reference()
                                .filter(there -> VersionComparator.RISING.compare(there.version(), ref.version()) > 0)
                                .isPresent()));
    }

    /// Publishes rules from their first day on. It refuses them if another version was published since
    /// `latest`, which the person read, or if their examples fail.
    @Transactional
    public Publishing replace(RulesFolder own, String latest, RulesDecision decision) {
        store.lock();
        var last = store.versions().getFirst();
        if (!last.hash().equals(latest)) return new Publishing.Superseded(last);
        return switch (read(own, Optional.empty())) {
            case RulesResult.Invalid(var mistakes) -> new Publishing.Invalid(mistakes);
            case RulesResult.Valid(var whole) -> {
                var mistakes = new ArrayList<>(untimely(whole.protocol().identity()));
                mistakes.addAll(examples(whole.protocol()));
                if (mistakes.isEmpty() && !store.add(published(whole, decision), clock.instant()))
                    mistakes.add(ProtocolMistake.inFile(
                            IDENTITY, LocalisedText.of("published.already"), LocalisedText.of("published.already.do")));
                yield mistakes.isEmpty()
                        ? new Publishing.Published(whole)
                        : new Publishing.Invalid(List.copyOf(mistakes));
            }
        };
    }

    /// The examples in the rule files that fail.
    public List<ProtocolMistake> examples(Protocol protocol) {
        return new RuleExamples(protocol)
                .play().stream()
                        .filter(played -> !played.passed())
                        .map(played -> new ProtocolMistake(
                                played.at(),
                                LocalisedText.of("example.differs", played.name(), played.words()),
                                LocalisedText.of("example.differs.do")))
                        .toList();
    }

    private List<ProtocolMistake> untimely(Protocol.Identity identity) {
        var mistakes = new ArrayList<ProtocolMistake>();
        var versions = store.versions();
        var highest = versions.stream()
                .filter(version -> version.id().equals(identity.id()))
                .map(RulesVersion::version)
                .max(VersionComparator.RISING);
        if (highest.isPresent() && VersionComparator.RISING.compare(identity.version(), highest.get()) <= 0)
            mistakes.add(ProtocolMistake.inFile(
                    IDENTITY,
                    LocalisedText.of("version.low", identity.version(), highest.get()),
                    LocalisedText.of("version.low.do")));
        var latest = versions.stream()
                .map(RulesVersion::inForce)
                .max(LocalDate::compareTo)
                .orElseThrow();
        if (identity.inForce().isBefore(LocalDate.now(clock)))
            mistakes.add(
                    ProtocolMistake.inFile(IDENTITY, LocalisedText.of("day.past"), LocalisedText.of("day.past.do")));
        else if (identity.inForce().isBefore(latest))
            mistakes.add(ProtocolMistake.inFile(
                    IDENTITY, LocalisedText.of("day.before", latest), LocalisedText.of("day.before.do")));
        return mistakes;
    }

    private static RuleStore.Published published(Whole whole, RulesDecision decision) {
        var identity = whole.protocol().identity();
        return new RuleStore.Published(
                whole.archive().hash(),
                identity.id(),
                identity.version(),
                identity.voted(),
                identity.inForce(),
                whole.own().files(),
                whole.base().map(RulesFolder::files),
                Optional.of(decision));
    }

    /// The folder without the files that other modules read: changing them does not change the rules of the
    /// label.
    private static RulesFolder withoutRegistered(RulesFolder folder) {
        var files = new TreeMap<>(folder.files());
        files.keySet().removeIf(name -> ExtraProtocolFiles.names().contains(name.replaceFirst("^(socle/)+", "")));
        return new RulesFolder(folder.name(), files, folder.mistakes());
    }

    static Protocol read(RulesFolder own, Function<String, Optional<RulesFolder>> bases) {
        return switch (ProtocolReader.read(own, bases)) {
            case ProtocolReader.Parsed(var protocol) -> protocol;
            case ProtocolReader.Invalid(var mistakes) ->
                throw new InvalidSettingsException("Le protocole « " + own.name() + " » est refusé :\n"
                        + mistakes.stream().map(ProtocolMistake::toString).collect(Collectors.joining("\n")));
        };
    }

    /// The rules in force today; if none apply yet, the first ones.
    public InForce now() {
        var today = LocalDate.now(clock);
        var hash = store.inForce(today);
        var judge = judgeReader.judge(hash);
        return new InForce(judge.protocol(), hash, judge, today);
    }

    /// « Reconnaissances possibles » — all recognitions that today's rules define.
    public List<Recognition> recognitions() {
        return Recognition.all(now().protocol());
    }

    public Optional<Recognition> recognition(String profile) {
        return recognitions().stream()
                .filter(each -> each.profile().equals(profile))
                .findFirst();
    }

    /// « Textes du socle » — the files of a version as published, and those of its base.
    public record Texts(RulesFolder own, Optional<RulesFolder> base) {}

    public Texts texts(InForce version) {
        var kept = store.files(version.hash());
        return new Texts(
                new RulesFolder(version.protocol().identity().id(), kept.own(), List.of()),
                kept.base().map(texts -> new RulesFolder("socle", texts, List.of())));
    }
}
