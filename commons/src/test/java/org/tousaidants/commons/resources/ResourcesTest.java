package org.tousaidants.commons.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gdcc.xoai.model.oaipmh.DeletedRecord;
import io.gdcc.xoai.model.oaipmh.Granularity;
import io.gdcc.xoai.serviceprovider.ServiceProvider;
import io.gdcc.xoai.serviceprovider.client.OAIClient;
import io.gdcc.xoai.serviceprovider.exceptions.CannotDisseminateFormatException;
import io.gdcc.xoai.serviceprovider.exceptions.IdDoesNotExistException;
import io.gdcc.xoai.serviceprovider.exceptions.NoSetHierarchyException;
import io.gdcc.xoai.serviceprovider.model.Context;
import io.gdcc.xoai.serviceprovider.parameters.GetRecordParameters;
import io.gdcc.xoai.serviceprovider.parameters.ListIdentifiersParameters;
import io.gdcc.xoai.serviceprovider.parameters.ListRecordsParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

@TestPropertySource(properties = "ta.harvest.allow-private=localhost")
class ResourcesTest extends RunningSite {
    @Autowired
    Resources resources;

    @Autowired
    OtherBanks banks;

    private Resource resource(String title, String summary, String link) {
        return new Resource(
                UUID.randomUUID(),
                title,
                summary,
                Resource.Kind.GUIDE,
                List.of(new Competence("4.1")),
                new Resource.Readers(Resource.Audience.BOTH, "fr", Resource.Reading.SIMPLE),
                new Resource.Source(Resource.Licence.CC_BY, "Médiathèque, \"Saintes\"", link),
                LocalDate.of(2026, 11, 2),
                clock.instant());
    }

    private List<String> found(String typed) {
        return resources.search(networks.here().id(), typed, 20).stream()
                .map(Resource::title)
                .toList();
    }

    @Test
    void aResourceIsFoundInPlainWordsWhateverAccentsAndEndings() {
        resources.put(networks.here().id(), resource("Régler la télévision connectée", "Premiers réglages.", ""));
        assertThat(found("comment regler ma tele")).contains("Régler la télévision connectée");
        assertThat(found("télévisions")).contains("Régler la télévision connectée");
        assertThat(found("télévision planétarium")).isEmpty();
    }

    @Test
    void nothingTypedIsReadAsAnOperator() {
        for (var typed : List.of("' or 1=1 --", "a:* & !b | (c", "<->", "\\", "🙂", "x".repeat(5000)))
            assertThat(visitor()
                            .get("/ressources?mots=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(200);
    }

    @Test
    void aCatalogueComesBackAsItWentOutAndAKnownAddressIsUpdated() {
        var here = networks.here().id();
        var one = resource(
                "=Titre qui commence par un signe", "Deux lignes,\net une \"citation\".", "https://exemple.fr/a");
        resources.put(here, one);
        var read = (OpenCatalogue.Read) OpenCatalogue.read(OpenCatalogue.csv(List.of(one)), clock.instant());
        assertThat(read.rows().getFirst().at(one.id()))
                .usingRecursiveComparison()
                .ignoringFields("added", "summary")
                .isEqualTo(one);
        assertThat(resources.bring(here, read.rows())).isOne();
        assertThat(found("titre signe")).hasSize(1);
        assertThat(resources.put(here, resource("Autre", "Même adresse.", "https://exemple.fr/a")))
                .isFalse();
    }

    @Test
    void aCatalogueWithOneWrongLineChangesNothing() {
        var csv = OpenCatalogue.csv(List.of(resource("Bonne ligne du catalogue", "x", "")));
        assertThat(OpenCatalogue.read(csv + "seule\n", clock.instant())).isEqualTo(new OpenCatalogue.Wrong(3));
        assertThat(OpenCatalogue.read(csv.replace("2026-11-02", "hier"), clock.instant()))
                .isEqualTo(new OpenCatalogue.Wrong(2));
        assertThat(OpenCatalogue.read("", clock.instant())).isEqualTo(new OpenCatalogue.Wrong(1));
    }

    @Test
    void aPeerLeavesADatedNoteAndAStrangerDoesNot() {
        var one = resource("Ranger ses photos", "Avec des dossiers.", "");
        resources.put(networks.here().id(), one);
        var address = "/ressources/" + one.id();
        var helper = signedIn(person(Role.HELPER));
        var token = helper.token(address);
        var form = Map.of("_csrf", token, "id", UUID.randomUUID().toString(), "words", "Marche avec des débutants.");
        assertThat(helper.post(address + "/notes", form).statusCode()).isEqualTo(303);
        assertThat(helper.post(address + "/notes", form).statusCode()).isEqualTo(303);
        assertThat(visitor().get(address).body()).containsOnlyOnce("Marche avec des débutants");
        assertThat(visitor().get(address).body()).contains("\"LearningResource\"");
        assertThat(visitor().post(address + "/notes", Map.of("words", "non")).statusCode())
                .isNotEqualTo(303);
    }

    @Test
    void aNoteLeadsNobodyToAnotherSiteInTheNetworksName() {
        var one = resource("Payer en ligne", "Avec sa carte.", "");
        resources.put(networks.here().id(), one);
        var address = "/ressources/" + one.id();
        var helper = signedIn(person(Role.HELPER));
        var token = helper.token(address);
        for (var words : List.of(
                "Voir https://impots.example/carte",
                "le vrai site : www.impots-gouv.example",
                "sur impots-gouv.xyz/aide")) {
            var form = Map.of("_csrf", token, "id", UUID.randomUUID().toString(), "words", words);
            var answer = helper.post(address + "/notes", form);
            assertThat(answer.statusCode()).as(words).isEqualTo(422);
            assertThat(answer.body()).contains("sans adresse de site");
        }
        assertThat(visitor().get(address).body()).doesNotContain("impots");
    }

    @Test
    void everyModuleTeachesACompetenceAndEachQuestionHasOneRightAnswerAndItsReason() {
        assertThat(Module.all()).isNotEmpty().allSatisfy(module -> {
            assertThat(module.competences()).isNotEmpty();
            assertThat(module.questions()).isNotEmpty().allSatisfy(asked -> {
                assertThat(asked.options().stream().filter(Module.Option::right))
                        .hasSize(1);
                assertThat(asked.why()).isNotBlank();
            });
        });
    }

    /// On each page that anybody reads, and on none of those who work with these words.
    @Test
    void eachWordOfTheBookletIsExplainedInBothLanguagesAndLinkedFromWhereItIsUsed() {
        var french = Lexicon.words("fr");
        assertThat(french).hasSizeGreaterThan(80).allSatisfy(word -> {
            assertThat(word.fr().plain()).endsWith(".");
            assertThat(word.en().plain()).endsWith(".");
        });
        var page = visitor().get("/lexique").body();
        assertThat(french).allSatisfy(word -> assertThat(page).containsOnlyOnce("id=\"" + word.anchor() + "\""));
        assertThat(visitor().get("/lexique?lang=en").body()).contains(">Phishing (<span lang=\"fr\">Hameçonnage");
        var link = "<a rel=\"help\" href=\"/lexique#mot-compte\">compte</a>";
        assertThat(visitor().get("/formations").body()).containsOnlyOnce(link);
        assertThat(visitor().get("/ma-vie-numerique").body()).containsOnlyOnce(link);
        assertThat(signedIn(person(Role.HELPER)).get("/formations").body()).doesNotContain("rel=\"help\"");
        var one = resource("Choisir un mot de passe", "Avec Pix, sans hameçonnage. Le compte est bon.", "");
        resources.put(networks.here().id(), one);
        assertThat(visitor().get("/ressources/" + one.id()).body())
                .contains("#mot-pix\">Pix</a>, sans", "#mot-hameconnage\">Hameçonnage</a>")
                .doesNotContain("#mot-compte");
    }

    private String oai(String asked) {
        return visitor().get("/ressources/oai?" + asked).body();
    }

    @Test
    void anotherBankHarvestsThisOnePageByPageAndFindsTheSame() throws Exception {
        var here = networks.here().id();
        for (var n = 0; n < 230; n++)
            resources.put(here, resource("Moissonnée " + n, "Une & <deux>.", "https://exemple.fr/m/" + n));
        var other = "autre-banque";
        var taken = (OtherBanks.Harvest.Taken) banks.harvest(other, "http://localhost:" + port + "/ressources/oai");
        assertThat(taken.resources()).isEqualTo(resources.count(here)).isGreaterThan(200);
        var one = resources.search(other, "moissonnée 17", 1).getFirst();
        assertThat(one)
                .usingRecursiveComparison()
                .ignoringFields("id", "added", "readers.reading")
                .isEqualTo(resource("Moissonnée 17", "Une & <deux>.", "https://exemple.fr/m/17"));
        // Harvested again, what is known by its address is not there twice.
        banks.harvest(other, "http://localhost:" + port + "/ressources/oai");
        assertThat(resources.search(other, "moissonnée 17", 20))
                .filteredOn(found -> found.title().equals("Moissonnée 17"))
                .hasSize(1);
        harvestedByOthers(here);
    }

    /// By a harvester that we did not write, over each verb: identity, formats, no sets, two pages of headers and of
    /// records, one record, a span of days, and its refusals.
    private void harvestedByOthers(String network) throws Exception {
        var bank = "http://localhost:" + port + "/ressources/oai";
        var provider = new ServiceProvider(new Context()
                .withBaseUrl(bank)
                .withGranularity(Granularity.Day)
                .withMetadataTransformer("oai_dc", Context.KnownTransformer.OAI_DC)
                .withOAIClient(OAIClient.newBuilder().withBaseUrl(bank).build()));
        var identity = provider.identify();
        assertThat(identity.getProtocolVersion()).isEqualTo("2.0");
        assertThat(identity.getGranularity()).isEqualTo(Granularity.Day);
        assertThat(identity.getDeletedRecord()).isEqualTo(DeletedRecord.NO);
        assertThat(identity.getEarliestDatestamp()).isBefore(clock.instant());
        assertThat(provider.listMetadataFormats().next().getMetadataPrefix()).isEqualTo("oai_dc");
        assertThatThrownBy(provider::listSets).isInstanceOf(NoSetHierarchyException.class);
        var all = resources.count(network);
        var headers = new HashSet<String>();
        provider.listIdentifiers(ListIdentifiersParameters.request().withMetadataPrefix("oai_dc"))
                .forEachRemaining(header -> headers.add(header.getIdentifier()));
        assertThat(headers).hasSize(all);
        var titles = new ArrayList<String>();
        provider.listRecords(ListRecordsParameters.request().withMetadataPrefix("oai_dc"))
                .forEachRemaining(record -> titles.add(
                        record.getMetadata().getXoaiMetadata().searcher().findOne("dc.title")));
        assertThat(titles).hasSize(all).contains("Moissonnée 0", "Moissonnée 229");
        var one = headers.iterator().next();
        assertThat(provider.getRecord(record(one, "oai_dc")).getHeader().getIdentifier())
                .isEqualTo(one);
        assertThatThrownBy(() -> provider.getRecord(record("oai:ailleurs:1", "oai_dc")))
                .isInstanceOf(IdDoesNotExistException.class);
        assertThatThrownBy(() -> provider.getRecord(record(one, "marc")))
                .isInstanceOf(CannotDisseminateFormatException.class);
        var before = ListRecordsParameters.request()
                .withMetadataPrefix("oai_dc")
                .withUntil(Instant.parse("1990-01-01T00:00:00Z"));
        before.withGranularity(Granularity.Day.toString());
        assertThat(provider.listRecords(before).hasNext()).isFalse();
    }

    private static GetRecordParameters record(String name, String format) {
        return GetRecordParameters.request().withIdentifier(name).withMetadataFormatPrefix(format);
    }

    @Test
    void theBankAnswersEachVerbAndNamesEachMistake() {
        var one = resource("Pour OAI", "x", "https://exemple.fr/oai");
        resources.put(networks.here().id(), one);
        assertThat(oai("verb=Identify")).contains("<protocolVersion>2.0<", "<granularity>YYYY-MM-DD<");
        assertThat(oai("verb=ListMetadataFormats")).contains("<metadataPrefix>oai_dc<");
        var name = "oai:localhost:" + one.id();
        assertThat(oai("verb=GetRecord&metadataPrefix=oai_dc&identifier=" + name))
                .contains(">Pour OAI<", "CRCN 4.1", name);
        assertThat(oai("verb=ListIdentifiers&metadataPrefix=oai_dc&from=2026-11-02&until=2026-11-02"))
                .contains("<header>")
                .doesNotContain("<metadata>");
        for (var wrong : Map.of(
                        "", "badVerb",
                        "verb=Tout", "badVerb",
                        "verb=ListRecords", "badArgument",
                        "verb=Identify&x=1", "badArgument",
                        "verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat",
                        "verb=ListRecords&metadataPrefix=oai_dc&until=1990-01-01", "noRecordsMatch",
                        "verb=ListRecords&metadataPrefix=oai_dc&from=hier", "badArgument",
                        "verb=ListRecords&resumptionToken=x", "badResumptionToken",
                        "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:ailleurs:1", "idDoesNotExist",
                        "verb=ListSets", "noSetHierarchy")
                .entrySet())
            assertThat(oai(wrong.getKey())).as(wrong.getKey()).contains("code=\"" + wrong.getValue() + "\"");
    }

    @Test
    void whatIsNoBankOrDoesNotAnswerChangesNothing() {
        var before = resources.count("autre");
        assertThat(banks.harvest("autre", "http://localhost:" + port + "/ressources"))
                .isEqualTo(new OtherBanks.Harvest.Refused("resources.oai.none"));
        assertThat(banks.harvest("autre", "pas une adresse"))
                .isEqualTo(new OtherBanks.Harvest.Refused("resources.oai.address"));
        assertThat(banks.harvest("autre", "http://localhost:1/oai"))
                .isEqualTo(new OtherBanks.Harvest.Refused("resources.oai.away"));
        assertThat(resources.count("autre")).isEqualTo(before);
    }
}
