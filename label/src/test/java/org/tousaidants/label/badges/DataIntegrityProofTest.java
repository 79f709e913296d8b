package org.tousaidants.label.badges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tousaidants.Processor;
import org.tousaidants.SharedData;
import org.tousaidants.label.badges.IndependentVerifiers.Case;
import org.tousaidants.rules.archive.Ed25519SigningKey;
import org.tousaidants.rules.archive.Ed25519VerifyingKey;
import org.tousaidants.rules.archive.MultibaseEncoding;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Our verifier and independent verifiers accept a badge as it was signed, and refuse any change.
class DataIntegrityProofTest {
    /// The current time, because the verifiers compare the status list with their own clock.
    private static final Instant NOW = Instant.now();
    private static final BadgeIssuer ISSUER = new BadgeIssuer(
            "https://aidants.example.fr", "Charente-Maritime", Optional.of("reseau@example.fr"), BadgeIssuer.OURS);
    private static final Ed25519SigningKey KEY = Ed25519SigningKey.draw();
    private static final JsonMapper JSON = JsonMapper.shared();

    private static SignedBadgeContent attestation(String name) {
        return new SignedBadgeContent(
                ISSUER,
                "k3f9x2a7pd4m",
                new SignedBadgeContent.AttestationHolder(
                        name,
                        Optional.empty(),
                        Optional.of(new SignedBadgeContent.HashedMailAddress("sha256$00ff", "sel"))),
                new SignedBadgeContent.BadgeAchievement(
                        ISSUER.url("/labels/socle/1.0.0/benevole"),
                        "Aidant·e bénévole",
                        "Aide les personnes en difficulté avec le numérique.",
                        "1.0.0",
                        "Ce qui est demandé : la charte.",
                        true),
                List.of("Je préserve la dignité de la personne."),
                NOW,
                NOW.plus(Duration.ofDays(1095)),
                "Décision du comité du 20 novembre 2026",
                new SignedBadgeContent.StatusListEntry(1, 94_567));
    }

    private static Map<String, Object> signed(Map<String, Object> document, Ed25519SigningKey key) {
        return DataIntegrityProof.sign(document, key, ISSUER.method(key.verifying()), NOW);
    }

    private static Map<String, Object> list(Ed25519SigningKey key, int... revoked) {
        return signed(
                SignedBadgeContent.statusList(
                        ISSUER, 1, BadgeStatusListBits.of(IntStream.of(revoked)), NOW, NOW.plus(Duration.ofDays(1))),
                key);
    }

    private static Optional<Ed25519VerifyingKey> known(String method) {
        return method.equals(ISSUER.method(KEY.verifying())) ? Optional.of(KEY.verifying()) : Optional.empty();
    }

    private static Map<String, Object> world(Map<String, Object> list, Ed25519SigningKey... keys) {
        var documents = new HashMap<String, Object>();
        documents.put(
                ISSUER.did(),
                ISSUER.didDocument(
                        List.of(keys).stream().map(Ed25519SigningKey::verifying).toList()));
        documents.put(SignedBadgeContent.listUrl(ISSUER, 1), list);
        return documents;
    }

    /// The document as text and parsed again, as its reader gets it.
    private static Map<String, Object> sent(Map<String, Object> document) {
        return JSON.readValue(JSON.writeValueAsString(document), new TypeReference<>() {});
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inside(Map<String, Object> document, String... path) {
        var at = document;
        for (var name : path)
            at = (Map<String, Object>) (at.get(name) instanceof List<?> list ? list.getFirst() : at.get(name));
        return at;
    }

    @Test
    void strangersAcceptWhatWeSignAndRefuseWhatNoLongerCounts() {
        var badge = sent(signed(attestation("Paulette Roux").json(), KEY));
        var renamed = sent(badge);
        inside(renamed, "credentialSubject", "achievement").put("name", "Médiatrice");
        var added = sent(badge);
        added.put("grade", "expert");
        var prolonged = sent(badge);
        prolonged.put("validUntil", "2099-01-01T00:00:00Z");
        var stranger = Ed25519SigningKey.draw();
        var forged = sent(signed(attestation("Un imposteur").json(), stranger));
        var fine = world(list(KEY, 3, 94_566, 94_568), KEY);
        var unsignedList = list(KEY);
        unsignedList.remove("proof");

        var said = IndependentVerifiers.check(List.of(
                new Case(NOW, badge, fine),
                new Case(NOW, renamed, fine),
                new Case(NOW, added, fine),
                new Case(NOW, prolonged, fine),
                new Case(NOW, forged, fine),
                new Case(NOW, badge, world(list(KEY, 94_567), KEY)),
                new Case(NOW, badge, world(unsignedList, KEY)),
                new Case(NOW, badge, world(list(stranger), KEY)),
                new Case(NOW.plus(Duration.ofDays(2000)), badge, fine),
                new Case(NOW.minus(Duration.ofDays(2)), badge, fine)));

        assertThat(said.get(0)).isEqualTo("accepted");
        assertThat(said.subList(1, 10)).allSatisfy(line -> assertThat(line).startsWith("refused"));
        assertThat(said.get(1)).contains("Invalid signature");
        assertThat(said.get(3)).contains("Invalid signature");
        assertThat(said.get(5)).isEqualTo("refused revoked");
        assertThat(said.get(8)).contains("is after \"validUntil\"");
    }

    @Test
    void strangersStillAcceptABadgeOfAKeyThatWasRetired() {
        var old = sent(signed(attestation("Paulette Roux").json(), KEY));
        var next = Ed25519SigningKey.draw();
        assertThat(IndependentVerifiers.check(List.of(new Case(NOW, old, world(list(next), next, KEY)))))
                .containsExactly("accepted");
    }

    @Test
    void strangersReadNamesThatHoldAnything() {
        var names = List.of("<script>alert(1)</script>", "O’Brien \"dite\" \\Zoé\\ \n\t\u0001 🦊", "شيماء", "İ ß ﬁ");
        assertThat(IndependentVerifiers.check(names.stream()
                        .map(name -> new Case(NOW, sent(signed(attestation(name).json(), KEY)), world(list(KEY), KEY)))
                        .toList()))
                .hasSameSizeAs(names)
                .containsOnly("accepted");
    }

    @Test
    void weAcceptOurOwnHoweverItsJsonIsWritten() {
        var badge = sent(signed(attestation("Paulette Roux").json(), KEY));
        assertThat(DataIntegrityProof.holds(badge, DataIntegrityProofTest::known))
                .isTrue();
        var turned = new LinkedHashMap<String, Object>();
        badge.entrySet().stream().toList().reversed().forEach(field -> turned.put(field.getKey(), field.getValue()));
        assertThat(DataIntegrityProof.holds(turned, DataIntegrityProofTest::known))
                .isTrue();
    }

    @Test
    void weRefuseWhatWasTouched() {
        var badge = sent(signed(attestation("Paulette Roux").json(), KEY));
        for (var field : List.of("id", "name", "validFrom", "validUntil")) {
            var touched = sent(badge);
            touched.put(field, badge.get(field) + "0");
            assertThat(DataIntegrityProof.holds(touched, DataIntegrityProofTest::known))
                    .as(field)
                    .isFalse();
        }
        for (var field :
                List.of("created", "proofPurpose", "cryptosuite", "type", "verificationMethod", "proofValue")) {
            var touched = sent(badge);
            inside(touched, "proof").put(field, inside(badge, "proof").get(field) + "1");
            assertThat(DataIntegrityProof.holds(touched, DataIntegrityProofTest::known))
                    .as(field)
                    .isFalse();
            inside(touched, "proof").remove(field);
            assertThat(DataIntegrityProof.holds(touched, DataIntegrityProofTest::known))
                    .as("without " + field)
                    .isFalse();
            inside(touched, "proof").put(field, List.of(1, Map.of()));
            assertThat(DataIntegrityProof.holds(touched, DataIntegrityProofTest::known))
                    .as("odd " + field)
                    .isFalse();
        }
        var expert = sent(badge);
        expert.put("type", List.of("VerifiableCredential", "OpenBadgeCredential", "Expert"));
        assertThat(DataIntegrityProof.holds(expert, DataIntegrityProofTest::known))
                .isFalse();
        var nowhere = sent(badge);
        inside(nowhere, "credentialSubject").put("id", "ailleurs");
        assertThat(DataIntegrityProof.holds(nowhere, DataIntegrityProofTest::known))
                .isFalse();
        var elsewhere = sent(badge);
        elsewhere.put("@context", List.of("https://mechant.example/contexte"));
        assertThat(DataIntegrityProof.holds(elsewhere, DataIntegrityProofTest::known))
                .isFalse();
        var own = sent(badge);
        own.put(
                "@context",
                List.of(
                        JsonLdContexts.CREDENTIALS,
                        JsonLdContexts.OPEN_BADGES,
                        Map.of("name", "https://mechant.example/")));
        assertThat(DataIntegrityProof.holds(own, DataIntegrityProofTest::known)).isFalse();
        assertThat(DataIntegrityProof.holds(Map.of("proof", "oui"), DataIntegrityProofTest::known))
                .isFalse();
        assertThat(DataIntegrityProof.holds(Map.of(), DataIntegrityProofTest::known))
                .isFalse();
    }

    @Test
    void aBadgeSignedBeforeItsProofStoodInAListStillHolds() {
        var badge = sent(signed(attestation("Paulette Roux").json(), KEY));
        badge.put("proof", inside(badge, "proof"));
        assertThat(DataIntegrityProof.holds(badge, DataIntegrityProofTest::known))
                .isTrue();
        badge.put("proof", List.of(inside(badge, "proof"), inside(badge, "proof")));
        assertThat(DataIntegrityProof.holds(badge, DataIntegrityProofTest::known))
                .isFalse();
    }

    @Test
    void theOfficialSchemaOfOpenBadgesAcceptsWhatWeSign() throws Exception {
        var schema = SharedData.of("../reference/schemas/open-badges/ob_v3p0_achievementcredential_schema.json");
        var official = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                .getSchema(Files.readString(schema), InputFormat.JSON);
        for (var name : List.of("Paulette Roux", "Zoé ]]> <b>&amp; 🦊")) {
            var badge = JSON.writeValueAsString(signed(attestation(name).json(), KEY));
            assertThat(official.validate(badge, InputFormat.JSON)).isEmpty();
        }
        var alone = sent(signed(attestation("Paulette Roux").json(), KEY));
        alone.put("proof", inside(alone, "proof"));
        assertThat(official.validate(JSON.writeValueAsString(alone), InputFormat.JSON))
                .as("a former mistake of ours")
                .isNotEmpty();
    }

    @Test
    void aWordThatNobodyKnowsIsNotSigned() {
        var document = attestation("Paulette Roux").json();
        document.put("grade", "expert");
        assertThatThrownBy(() -> signed(document, KEY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDocumentMadeToTakeForEverIsGivenUp() {
        var badge = sent(signed(attestation("Paulette Roux").json(), KEY));
        badge.put(
                "endorsement",
                IntStream.range(0, 12)
                        .mapToObj(i -> Map.of(
                                "id",
                                "_:b" + i,
                                "endorsement",
                                IntStream.range(0, 12)
                                        .filter(j -> j != i)
                                        .mapToObj(j -> Map.of("id", "_:b" + j))
                                        .toList()))
                        .toList());
        assertThat(Processor.time(() -> assertThat(DataIntegrityProof.holds(badge, DataIntegrityProofTest::known))
                        .isFalse()))
                .isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void aListOfStatesReadsBackAsItWasWritten() {
        var bits = BadgeStatusListBits.of(IntStream.of(0, 7, 8, 131_071));
        assertThat(bits.bytes()[0] & 0xff).isEqualTo(0b1000_0001);
        var read = BadgeStatusListBits.decode(bits.encoded()).orElseThrow();
        assertThat(IntStream.range(0, BadgeStatusListBits.ENTRIES).filter(read::has))
                .containsExactly(0, 7, 8, 131_071);
        assertThat(BadgeStatusListBits.decode("u!")).isEmpty();
        assertThat(BadgeStatusListBits.decode("")).isEmpty();
    }

    @Test
    void keysAreNamedAsOthersNameThem() {
        // The key of the test vectors of Open Badges.
        var multikey = "z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi";
        assertThat(Ed25519VerifyingKey.of(multikey).map(Ed25519VerifyingKey::multikey))
                .contains(multikey);
        assertThat(KEY.verifying().multikey()).startsWith("z6Mk");
        assertThat(KEY.toString()).doesNotContain(HexFormat.of().formatHex(KEY.secret()));
        for (var wrong : List.of("", "z", "z6Mk", multikey + "1", "z0OIl", "u" + multikey, "z".repeat(10_000)))
            assertThat(Ed25519VerifyingKey.of(wrong)).as(wrong).isEmpty();
        assertThat(MultibaseEncoding.decode(MultibaseEncoding.encode(new byte[] {0, 0, (byte) 0xff, 1}))
                        .orElseThrow())
                .containsExactly(0, 0, 0xff, 1);
    }

    @Test
    void theIssuerIsNamedByItsAddress() {
        assertThat(ISSUER.did()).isEqualTo("did:web:aidants.example.fr:preuve");
        assertThat(new BadgeIssuer("http://localhost:8080", "x", Optional.empty(), BadgeIssuer.OURS).did())
                .isEqualTo("did:web:localhost%3A8080:preuve");
        assertThat(new BadgeIssuer("https://example.fr/aidants", "x", Optional.empty(), BadgeIssuer.OURS).did())
                .isEqualTo("did:web:example.fr:aidants:preuve");
    }
}
