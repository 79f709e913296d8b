package org.tousaidants.governance.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;
import org.tousaidants.label.helpers.HelperFiles;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.label.interviews.DemoInterview;
import org.tousaidants.label.pix.SkillLevelProofs;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.web.TestRegistration;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.rules.versions.PublishedRules;

/// Follows « Commencer dans votre territoire » on a newly opened site: the coordinator signs in by the letter
/// and appoints a committee, a person signs up, and is recognised.
final class FederationGuideWalkthrough {
    private static final Pattern LINK = Pattern.compile("http\\S+(/connexion/\\S+)");
    private static final Pattern CHAPTER = Pattern.compile("/mon-dossier/charte/([A-Z0-9-]+)\"");
    private static final Pattern TEXT = Pattern.compile("name=\"texte-([A-Z0-9-]+)\" value=\"([0-9a-f]{64})\"");
    private static final Pattern ACCOUNT = Pattern.compile("name=\"compte\" value=\"([0-9a-f-]{36})\"");
    private static final Pattern LIFE = Pattern.compile("href=\"(/bureau/label/[0-9a-f-]{36})\"");
    private static final Pattern PROPOSAL = Pattern.compile("/propositions/([0-9a-f-]{36})/voix");
    private static final Pattern HIDDEN = Pattern.compile("name=\"(regles|dossier)\" value=\"([^\"]+)\"");
    private static final Pattern PROOF = Pattern.compile("/verifier/([A-Za-z0-9-]+)");

    private final ConfigurableApplicationContext site;
    private final int port;
    private final Visitor nadia;

    /// @param nadia address of the first coordinator
    FederationGuideWalkthrough(ConfigurableApplicationContext site, String nadia) {
        this.site = site;
        this.port = Integer.parseInt(site.getEnvironment().getRequiredProperty("local.server.port"));
        this.nadia = entered(nadia);
    }

    private Visitor entered(String mail) {
        var visitor = new Visitor(port);
        visitor.post("/connexion", Map.of("_csrf", visitor.token("/connexion"), "mail", mail));
        return byLetter(visitor, mail);
    }

    /// Registers through « Devenir aidant »: there is no account before the link is used.
    private Visitor begun(String profile, String name, String mail) {
        var visitor = new Visitor(port);
        assertThat(visitor.get("/devenir-aidant").statusCode()).isEqualTo(200);
        var page = "/devenir-aidant/" + profile;
        visitor.post(page, Map.of("_csrf", visitor.token(page), "name", name, "mail", mail));
        byLetter(visitor, mail);
        TestRegistration.accept(nadia, mail);
        return visitor;
    }

    private Visitor byLetter(Visitor visitor, String mail) {
        var link = site.getBean(LetterOutbox.class).latest(1_000).stream()
                .map(LetterOutbox.PostedLetter::letter)
                .filter(letter -> letter.to().value().equals(mail))
                .map(Letter::body)
                .map(LINK::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no letter to " + mail));
        assertThat(visitor.post(link, Map.of("_csrf", visitor.token(link))).statusCode())
                .isEqualTo(303);
        return visitor;
    }

    /// Recognises a person and returns the code of the badge.
    String recognised() {
        var committee = List.of(seated("Claire Lavergne"), seated("Thomas Peyrot"));
        var odile = begun("accueil", "Odile Mazeau", "odile@limoges.example");
        HelperFiles.open(odile, "accueil", "Limoges (87000)", Map.of("structure", "Mairie de Limoges"));
        assertThat(odile.get("/mon-dossier").body()).contains("L’entretien avec des pairs", "Limoges");
        charter(odile);
        proved("odile@limoges.example", "accueil");
        assertThat(levels("accueil")).as("the levels of the guide at Limoges").containsEntry("4.2", 4);
        met("odile@limoges.example");
        var mine = odile.get("/mon-dossier/label").body();
        assertThat(odile.post("/mon-dossier/label", Map.of("_csrf", Visitor.tokenIn(mine)))
                        .statusCode())
                .as(odile.get("/mon-dossier").body().replaceAll("<[^>]*>|\\s+", " "))
                .isEqualTo(303);
        committee.forEach(this::signs);
        return one(PROOF, odile.get("/mon-dossier/label").body());
    }

    private Visitor seated(String name) {
        var mail = name.split(" ")[0].toLowerCase(java.util.Locale.ROOT) + "@limoges.example";
        var member = begun("benevole", name, mail);
        var page = "/bureau/comite?qui=" + mail.replace("@", "%40");
        var found = nadia.get(page).body();
        var sent = nadia.post("/bureau/comite", Map.of("_csrf", Visitor.tokenIn(found), "compte", one(ACCOUNT, found)));
        assertThat(sent.headers().firstValue("Location")).contains("/bureau/comite?fait=entree");
        return member;
    }

    private static void charter(Visitor helper) {
        var page = helper.get("/mon-dossier/charte").body();
        var chapters = CHAPTER.matcher(page)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(chapters).as(page).isNotEmpty();
        for (var chapter : chapters) {
            var text = helper.get("/mon-dossier/charte/" + chapter).body();
            var form = new HashMap<>(Map.of("_csrf", Visitor.tokenIn(text)));
            TEXT.matcher(text).results().forEach(found -> {
                form.put("texte-" + found.group(1), found.group(2));
                form.put("reponse-" + found.group(1), "oui");
            });
            assertThat(helper.post("/mon-dossier/charte/" + chapter, form).statusCode())
                    .isEqualTo(303);
        }
        assertThat(helper.get("/mon-dossier/charte").body()).contains("Vous avez pris tous les engagements");
    }

    /// Proves levels by a certificate that the coordinator checked.
    private void proved(String mail, String profile) {
        var self = actor(mail);
        var seen = site.getBean(SkillLevelProofs.class)
                .attest(
                        actor("nadia@limoges.example"),
                        site.getBean(HelperLabelDossiers.class)
                                .ofAccount(self.id())
                                .orElseThrow()
                                .helper(),
                        LocalDate.now(site.getBean(java.time.Clock.class)),
                        "Parcours Pix",
                        "Attestation vue à la permanence",
                        levels(profile));
        assertThat(seen).isTrue();
    }

    private TreeMap<String, Integer> levels(String profile) {
        return new TreeMap<>(
                site.getBean(PublishedRules.class).now().protocol().skills().of(profile));
    }

    /// Holds the interview with two peers of other organisations.
    private void met(String mail) {
        var words = new HashMap<SignedInPerson, String>();
        for (var name : List.of("Samira", "Marcel")) {
            var peer = name.toLowerCase(java.util.Locale.ROOT) + "@limoges.example";
            begun("benevole", name + " Roux", peer);
            site.getBean(Helpers.class).begin(actor(peer), "benevole", "87085", "Club de " + name);
            proved(peer, "benevole");
            words.put(actor(peer), "Elle laisse finir la phrase.");
        }
        site.getBean(DemoInterview.class).hold(actor(mail), words);
    }

    private void signs(Visitor member) {
        var life = one(LIFE, member.get("/bureau/label").body());
        var page = member.get(life).body();
        var proposal = one(PROPOSAL, page);
        var form = new HashMap<>(Map.of(
                "_csrf",
                Visitor.tokenIn(page),
                "avis-" + proposal,
                "yes",
                "raison-" + proposal,
                "On peut lui faire confiance."));
        HIDDEN.matcher(page).results().forEach(found -> form.putIfAbsent(found.group(1), found.group(2)));
        var sent = member.post(life + "/propositions/" + proposal + "/voix", form);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    }

    private SignedInPerson actor(String mail) {
        var network = site.getBean(TerritoryNetworks.class).here();
        return site.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select id from identity_account where mail = :mail")
                .param("mail", mail)
                .query(java.util.UUID.class)
                .optional()
                .flatMap(id -> site.getBean(Accounts.class).find(id))
                .map(one -> new SignedInPerson(one.id(), one.mail().value(), one.name(), one.role(), network))
                .orElseThrow();
    }

    private static String one(Pattern what, String page) {
        var found = what.matcher(page);
        assertThat(found.find()).as(what + " in " + page).isTrue();
        return found.group(1);
    }
}
