package org.tousaidants.governance.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.label.badges.BadgeAward;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.label.badges.LabelBadges;
import org.tousaidants.label.badges.TerritoryStatementSigner;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.TestSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.rules.commands.GuideWalkthrough;
import org.tousaidants.rules.commands.ProtocolCommand;
import org.tousaidants.rules.versions.PublishedRules;

/// Two territories on two ports: one reads the badges of the other, also after a withdrawal and during an outage;
/// and an agglomération inside one of them, on a third.
@TestPropertySource(properties = "ta.harvest.allow-private=localhost")
class TwoTerritoriesTest extends RunningSite {
    @Autowired
    NeighbourTerritories neighbours;

    @Autowired
    NeighbourTerritoryStore neighbourStore;

    @Autowired
    TerritoryStatementSigner keys;

    @Autowired
    LabelBadges badges;

    @Autowired
    PublishedRules ruling;

    @Test
    void aBadgeOfOneIsReadAtTheOtherAfterAWithdrawalAndDuringAnOutage() throws IOException {
        var nadia = signedIn(person(Role.COORDINATOR));
        String kept;
        String site;
        try (var other = haute()) {
            var port = Integer.parseInt(other.getEnvironment().getRequiredProperty("local.server.port"));
            site = "http://localhost:" + port;
            var there = new Visitor(port);
            var keeps = CurrentTenantScope.in("voisine", () -> issued(other, "benevole"));
            var loses = CurrentTenantScope.in("voisine", () -> issued(other, "benevole"));
            kept = there.get("/preuve/attestations/" + keeps + ".json").body();
            var lost = there.get("/preuve/attestations/" + loses + ".json").body();
            assertThat(brought(kept).statusCode()).isEqualTo(422);

            assertThat(add(nadia, "http://localhost:1").statusCode()).isEqualTo(422);
            assertThat(add(nadia, "http://169.254.169.254/").statusCode()).isEqualTo(422);
            assertThat(add(nadia, site).statusCode()).isEqualTo(303);
            assertThat(nadia.get("/bureau/territoires").body()).contains("Haute-Vienne", site, "z6Mk");

            var read = brought(kept).body();
            assertThat(read)
                    .contains("Oui, label valable dans ce territoire", "Odette Martin", "Haute-Vienne")
                    .contains(
                            "Étapes qui manqueraient dans notre réseau",
                            "CM-01",
                            "niveau 4 dans notre réseau, 3 dans l’autre")
                    .contains("Étapes déjà prises en compte dans notre réseau", "29 engagements sur 30");
            // A changed file has an invalid signature.
            assertThat(brought(kept.replace("Odette Martin", "Odette Durand")).statusCode())
                    .isEqualTo(422);
            assertThat(visitor().get("/territoires").body()).contains("Haute-Vienne", "CM-01");

            CurrentTenantScope.in("voisine", () -> withdrawn(other, loses));
            assertThat(brought(lost).body()).contains("Non, le label est retiré");
            assertThat(there.get("/preuve/etats-du-jour.txt").body())
                    .contains(loses)
                    .doesNotContain(keeps);
            assertThat(there.get("/preuve/attestations/" + keeps + "/hors-ligne.txt")
                            .body())
                    .startsWith("TA1|" + keeps);
            assertThat(there.get("/preuve/attestations/" + keeps + "/hors-ligne.pdf")
                            .statusCode())
                    .isEqualTo(200);
            for (var paper : List.of("etats-du-jour.pdf", "attestations/" + keeps + "/hors-ligne.pdf"))
                try (var pdf = Loader.loadPDF(taken(site + "/preuve/" + paper))) {
                    assertThat(pdf.getNumberOfPages()).as(paper).isEqualTo(1);
                    assertThat(pdf.getPage(0).getMediaBox().getWidth())
                            .as("A6: " + paper)
                            .isBetween(296f, 299f);
                    if (paper.startsWith("etats"))
                        assertThat(new PDFTextStripper().getText(pdf).replaceAll("[^A-Z0-9]", ""))
                                .contains(loses.toUpperCase(Locale.ROOT))
                                .doesNotContain(keeps.toUpperCase(Locale.ROOT));
                }
            assertThat(there.get("/verifier/" + keeps).body()).contains("proposition, non votée");
            assertThat(kept).contains("DigComp", "ESCO", "pix.fr");
            job("federation.neighbours");
        }
        // The site of the other territory does not answer: the stored copy is shown with its date.
        var stale = brought(kept).body();
        assertThat(stale).contains("selon sa dernière liste", "Le site de ce territoire ne répond pas", "CM-01");
        job("federation.neighbours");
        assertThat(nadia.get("/bureau/territoires").body()).contains("le site de ce territoire n’a pas répondu");

        // A helper who moves sees the parts that count, after their consent.
        var visitor = visitor();
        var token = visitor.token("/territoires/arriver");
        assertThat(visitor.post("/territoires/arriver", Map.of("_csrf", token, "fichier", kept))
                        .statusCode())
                .isEqualTo(422);
        assertThat(visitor.post("/territoires/arriver", Map.of("_csrf", token, "fichier", kept, "accord", "oui"))
                        .body())
                .contains("Étapes qui manqueraient dans notre réseau", "/devenir-aidant/benevole");

        nadia.post("/bureau/territoires/retrait", Map.of("_csrf", nadia.token("/bureau/territoires"), "adresse", site));
        assertThat(brought(kept).statusCode()).isEqualTo(422);
    }

    @Test
    void theGuideIsFollowedFromItsSiteToARecognisedHelperWhomTheNeighbourReads(@TempDir Path folder)
            throws IOException {
        GuideWalkthrough.play(folder);
        // Section 9 of the guide, two sites on one machine, describes how this site was started.
        assertThat(GuideWalkthrough.settings(folder, 9)).containsExactly("--ta.harvest.allow-private=localhost");
        var karim = signedIn(person(Role.COORDINATOR));
        String code;
        String kept;
        String site;
        try (var opened = opened(Stream.concat(
                GuideWalkthrough.settings(folder, 4).stream().filter(one -> !one.startsWith("--ta.coordinator")),
                Stream.of("--ta.coordinator.mail=nadia@limoges.example", "--ta.coordinator.name=Nadia Ferret")))) {
            var port = Integer.parseInt(opened.getEnvironment().getRequiredProperty("local.server.port"));
            site = "http://localhost:" + port;
            var there = new Visitor(port);
            assertThat(there.get("/protocole").body()).contains("haute-vienne");
            assertThat(there.get("/protocole/haute-vienne/1.0.0").body())
                    .contains("Assemblée de Limoges, 10 décembre 2026", "Nadia Ferret");
            code = CurrentTenantScope.in(
                    opened.getEnvironment().getRequiredProperty("ta.network.id"),
                    () -> new FederationGuideWalkthrough(opened, "nadia@limoges.example").recognised());
            assertThat(there.get("/verifier/" + code).body())
                    .contains("Oui", "Odile Mazeau")
                    .doesNotContain("non votée");
            kept = there.get("/preuve/attestations/" + code + ".json").body();
            // A neighbour lists this territory by its address and reads its recognised territories.
            assertThat(add(karim, site).statusCode()).isEqualTo(303);
            assertThat(karim.get("/bureau/territoires").body()).contains("Haute-Vienne", "z6Mk");
            assertThat(brought(kept).body())
                    .contains("Oui, label valable dans ce territoire", "Odile Mazeau", "Haute-Vienne");
            var visitor = visitor();
            assertThat(visitor.post(
                                    "/territoires/arriver",
                                    Map.of(
                                            "_csrf",
                                            visitor.token("/territoires/arriver"),
                                            "fichier",
                                            kept,
                                            "accord",
                                            "oui"))
                            .body())
                    .contains("Étapes déjà prises en compte dans notre réseau", "/devenir-aidant/accueil");
            job("federation.neighbours");
        }
        assertThat(brought(kept).body()).contains("selon sa dernière liste", "Le site de ce territoire ne répond pas");
        karim.post("/bureau/territoires/retrait", Map.of("_csrf", karim.token("/bureau/territoires"), "adresse", site));
    }

    @Test
    void anAgglomerationRunsOnTheRulesOfItsDepartmentAndIsReadByTheNeighbour(@TempDir Path folder) throws IOException {
        typed("new", "Haute-Vienne", "--from", "base", "--jour", "2026-11-20", "--out", folder.toString());
        var own = "pourquoi: Nous.\nsource: Vote.\ngrille:\n  ";
        Files.writeString(
                folder.resolve("haute-vienne/competences.yaml"),
                own + "\"4.2\": {benevole: 4}\n  \"1.1\": {benevole: 3}\n");
        typed(
                "new",
                "Limoges Métropole",
                "--from",
                folder.resolve("haute-vienne").toString(),
                "--sous",
                "--jour",
                "2026-11-20",
                "--out",
                folder.toString());
        var limoges = folder.resolve("limoges-metropole");
        Files.writeString(limoges.resolve("competences.yaml"), own + "\"4.2\": {benevole: 5}\n");
        Files.writeString(limoges.resolve("label-aidants.yaml"), "pourquoi: Nous.\nsource: Vote.\nvalidite-mois: 18\n");
        var nadia = signedIn(person(Role.COORDINATOR));
        var logo = folder.resolve("logo.png");
        ImageIO.write(new BufferedImage(80, 40, BufferedImage.TYPE_INT_RGB), "png", logo.toFile());
        try (var inside = site(
                "limoges-metropole",
                "Limoges Métropole",
                limoges.toString(),
                "--ta.logo=" + logo,
                "--ta.legal.publisher=Limoges Métropole, 19 rue Bernard-Palissy",
                "--ta.legal.director=Odile Mazeau",
                "--ta.legal.host=Hébergeur du Limousin",
                "--ta.help.phone=+33555000000",
                "--ta.help.mail=aide@limoges.example")) {
            var port = Integer.parseInt(inside.getEnvironment().getRequiredProperty("local.server.port"));
            var there = new Visitor(port);
            assertThat(there.get("/devenir-aidant/benevole").body())
                    .as("its own rules, over those of its département, over the base")
                    .contains("18 mois")
                    .containsPattern("4\\.2 [^<]*</th>\\s*<td[^>]*>5<")
                    .containsPattern("1\\.1 [^<]*</th>\\s*<td[^>]*>3<");
            assertThat(there.get("/protocole/limoges-metropole/1.0.0").body())
                    .contains("haute-vienne", "18")
                    .contains("proposition");
            var code = CurrentTenantScope.in("limoges-metropole", () -> issued(inside, "benevole"));
            var file = there.get("/preuve/attestations/" + code + ".json").body();
            assertThat(brought(file).statusCode()).isEqualTo(422);
            var site = "http://localhost:" + port;
            Files.write(folder.resolve("pris.zip"), taken(site + "/protocole/limoges-metropole/1.0.0/archive.zip"));
            String[] known = CurrentTenantScope.in(
                    "limoges-metropole",
                    () -> inside.getBean(TerritoryStatementSigner.class)
                            .keys(inside.getBean(TerritoryNetworks.class).here())
                            .toArray(String[]::new));
            assertThat(typed("check", folder.resolve("pris.zip").toString()))
                    .as("taken from a site, it is signed with the key of its badges")
                    .contains("signée par la clé")
                    .containsAnyOf(known);
            assertThat(file).contains("/logo.png", "aide@limoges.example");
            assertThat(there.get("/logo.png").headers().firstValue("Content-Type"))
                    .contains("image/png");
            // Pages, papers and badges show this territory's own data only.
            for (var page :
                    List.of("/", "/mentions-legales", "/accessibilite", "/verifier/" + code, "/charte", "/aide"))
                assertThat(there.get(page).body())
                        .as(page)
                        .contains("Limoges Métropole", "src=\"/logo.png?v=", "\" alt=\"\" height=\"44\" width=\"88\"")
                        .containsPattern("05\\h55\\h00\\h00\\h00")
                        .doesNotContainPattern("Charente|La Rochelle|Saintes");
            assertThat(there.get("/mentions-legales").body())
                    .contains("19 rue Bernard", "Odile Mazeau", "Hébergeur du Limousin");
            assertThat(there.get("/accessibilite").body()).contains("aide@limoges.example");
            for (var paper : List.of("/carte.pdf", "/affiche.pdf"))
                try (var pdf = Loader.loadPDF(taken(site + "/preuve/attestations/" + code + paper))) {
                    assertThat(new PDFTextStripper().getText(pdf)).contains("Limoges Métropole");
                    assertThat(images(pdf)).as("the code and the logo").isEqualTo(2);
                }
            assertThat(visitor().get("/logo.png").statusCode()).isEqualTo(404);
            assertThat(add(nadia, site).statusCode()).isEqualTo(303);
            assertThat(brought(file).body()).contains("Oui, label valable dans ce territoire", "Limoges Métropole");
            nadia.post(
                    "/bureau/territoires/retrait",
                    Map.of("_csrf", nadia.token("/bureau/territoires"), "adresse", site));
        }
    }

    /// A known territory changes its keys, and a stranger answers at its address.
    @Test
    void aNewKeyIsBelievedBesideAKnownOneAndNothingIsAskedOfAStrangersAddress() throws IOException {
        var here = networks.here();
        var asked = new AtomicInteger();
        var shown = new AtomicReference<>("");
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            var body = exchange.getRequestURI().getPath().equals(PublishedTerritoryFile.PATH)
                    ? shown.get().getBytes(StandardCharsets.UTF_8)
                    : new byte[0];
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            if (body.length > 0) exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var site = "http://localhost:" + server.getAddress().getPort();
            var mine = keys.keys(here).getFirst();
            shown.set(signed(here, card(site, List.of(mine))));
            assertThat(neighbours.list(here, site))
                    .isInstanceOf(NeighbourTerritories.TerritoryListingResult.TerritoryListed.class);
            // The current answer contains no known key.
            neighbourStore.put(site, card(site, List.of("z6MkConnue")), clock.instant());
            job("federation.neighbours");
            assertThat(known(here, site).keys()).containsExactly("z6MkConnue");
            // A new key is trusted if it is published with the known one.
            shown.set(signed(here, card(site, List.of("z6MkConnue", mine))));
            job("federation.neighbours");
            assertThat(known(here, site).keys()).contains(mine);
            neighbours.remove(here, site);

            var before = asked.get();
            var forged = visitor()
                    .get("/preuve/attestations/" + issuedHere() + ".json")
                    .body()
                    .replaceAll("http://localhost:\\d+", site)
                    .replaceAll(
                            "did:web:localhost%3A\\d+",
                            "did:web:localhost%3A" + server.getAddress().getPort());
            assertThat(brought(forged).statusCode()).isEqualTo(422);
            assertThat(asked.get()).as("no request was sent to it").isEqualTo(before);
        } finally {
            server.stop(0);
        }
    }

    private String issuedHere() {
        var here = networks.here();
        var found = ruling.recognition("benevole").orElseThrow();
        var nadia = person(Role.COORDINATOR);
        var today = LocalDate.now(clock);
        return ((LabelBadges.BadgeActResult.BadgeIssued) badges.issue(
                        new SignedInPerson(nadia.id(), nadia.mail().value(), nadia.name(), nadia.role(), here),
                        new BadgeAward(
                                new BadgeAward.BadgeHolder.HelperAsHolder(
                                        person(Role.HELPER).id()),
                                found,
                                found.promises(),
                                today,
                                today.plusMonths(12),
                                "Comité")))
                .code();
    }

    private NeighbourTerritory.NeighbourTerritoryCard known(TerritoryNetwork here, String site) {
        return neighbours.all(here).stream()
                .filter(one -> one.site().equals(site))
                .findFirst()
                .orElseThrow()
                .card();
    }

    private String signed(TerritoryNetwork here, NeighbourTerritory.NeighbourTerritoryCard card) {
        var text = PublishedTerritoryFile.text(card);
        return keys.sign(here, text)
                .map(one -> new PublishedTerritoryFile(text, one.key(), one.signature()).json())
                .orElseThrow();
    }

    private static NeighbourTerritory.NeighbourTerritoryCard card(String site, List<String> keys) {
        return new NeighbourTerritory.NeighbourTerritoryCard(
                "Creuse", site, "did:web:creuse.example:preuve", keys, List.of(), List.of(), List.of(), "2026-11-29");
    }

    private static byte[] taken(String address) throws IOException {
        try (var in = URI.create(address).toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    private static int images(PDDocument pdf) throws IOException {
        var found = 0;
        var resources = pdf.getPage(0).getResources();
        for (var name : resources.getXObjectNames()) if (resources.isImageXObject(name)) found++;
        return found;
    }

    private static String typed(String... words) throws IOException {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(ProtocolCommand.run(List.of(words), out, out))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aCampaignAsksWhereHelpIsMissingAndCountsAnswersWithoutNames() {
        var nadia = signedIn(person(Role.COORDINATOR));
        var token = nadia.token("/bureau/mobiliser");
        var form = Map.of(
                "_csrf",
                token,
                "id",
                UUID.randomUUID().toString(),
                "titre",
                "Deux heures par semaine",
                "mots",
                "Aidez une personne de votre commune.",
                "fin",
                LocalDate.now(clock).plusMonths(2).toString(),
                "garantie",
                "vingt-minutes");
        var begun = nadia.post("/bureau/mobiliser", form);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(303);
        var page = begun.headers().firstValue("Location").orElseThrow();
        var body = nadia.get(page).body();
        assertThat(body).contains("Deux heures par semaine", "La Rochelle", "prêtes\u00a0: 0 sur les ");
        assertThat(nadia.get(page + "/affiche.pdf").statusCode()).isEqualTo(200);
        assertThat(nadia.get(page + "/lettre.pdf").statusCode()).isEqualTo(200);
        var found = java.util.regex.Pattern.compile("href=\"(/rejoindre/[a-z0-9]{8})\"")
                .matcher(body);
        assertThat(found.find()).isTrue();
        var stranger = visitor();
        var join = found.group(1);
        assertThat(stranger.get(join).body()).contains("vous aider");
        assertThat(stranger.post(join, Map.of("_csrf", stranger.token(join), "commune", "75056"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(stranger.post(join, Map.of("_csrf", stranger.token(join), "commune", "17300"))
                        .headers()
                        .firstValue("Location"))
                .contains("/devenir-aidant");
        assertThat(nadia.get(page).body()).contains("prêtes\u00a0: 1 sur les ");
        assertThat(visitor().get("/rejoindre/bbbbbbbb").statusCode()).isEqualTo(404);
    }

    private java.net.http.HttpResponse<String> brought(String file) {
        var visitor = visitor();
        return visitor.post("/verifier", Map.of("_csrf", visitor.token("/verifier"), "fichier", file));
    }

    private static java.net.http.HttpResponse<String> add(Visitor nadia, String site) {
        return nadia.post("/bureau/territoires", Map.of("_csrf", nadia.token("/bureau/territoires"), "adresse", site));
    }

    private static ConfigurableApplicationContext haute() {
        return site("voisine", "Haute-Vienne", "base");
    }

    private static ConfigurableApplicationContext site(String id, String name, String protocol, String... more) {
        var settings = Stream.of(
                "--ta.network.id=" + id,
                "--ta.network.name=" + name,
                "--ta.network.departement=87",
                "--ta.protocol=" + protocol);
        return opened(Stream.concat(settings, Stream.of(more)));
    }

    private static ConfigurableApplicationContext opened(Stream<String> settings) {
        var own = Stream.of("--ta.demo=true", "--ta.data=target/neighbour-" + UUID.randomUUID());
        return TestDatabase.site(TestSite.class, Stream.concat(own, settings).toList());
    }

    private static SignedInPerson person(ConfigurableApplicationContext site, String name, Role role) {
        var network = site.getBean(TerritoryNetworks.class).here();
        Account account = ((Accounts.AccountOpeningResult.NewAccountOpened) site.getBean(Accounts.class)
                        .found(
                                network,
                                new MailAddress("p-" + UUID.randomUUID() + "@example.org"),
                                new PersonName(name),
                                role))
                .account();
        return new SignedInPerson(account.id(), account.mail().value(), account.name(), account.role(), network);
    }

    private static String issued(ConfigurableApplicationContext site, String profile) {
        var by = person(site, "Karim Roux", Role.COORDINATOR);
        var found = site.getBean(PublishedRules.class).recognition(profile).orElseThrow();
        var today = LocalDate.now(site.getBean(java.time.Clock.class));
        return ((LabelBadges.BadgeActResult.BadgeIssued) site.getBean(LabelBadges.class)
                        .issue(
                                by,
                                new BadgeAward(
                                        new BadgeAward.BadgeHolder.HelperAsHolder(
                                                person(site, "Odette Martin", Role.HELPER)
                                                        .id()),
                                        found,
                                        found.promises(),
                                        today,
                                        today.plusMonths(12),
                                        "Comité")))
                .code();
    }

    private static void withdrawn(ConfigurableApplicationContext site, String code) {
        assertThat(site.getBean(LabelBadges.class)
                        .withdraw(
                                person(site, "Karim Roux", Role.COORDINATOR),
                                new BadgeCode(code),
                                "Retiré par le comité"))
                .isInstanceOf(LabelBadges.BadgeActResult.BadgeActDone.class);
    }
}
