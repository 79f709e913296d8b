package org.tousaidants.label.badges;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// « Attestation » — the content of a badge before it is signed, as an OpenBadgeCredential about a person or a
/// place.
///
/// @param code number on the card
/// @param promises commitments that the holder took, word for word
/// @param until end of its validity, excluded
/// @param evidence decision that justifies the badge, in one sentence
record SignedBadgeContent(
        BadgeIssuer issuer,
        String code,
        AttestationHolder holder,
        BadgeAchievement achievement,
        List<String> promises,
        Instant from,
        Instant until,
        String evidence,
        StatusListEntry status) {
    /// Address of the official JSON schema of Open Badges, for validators.
    private static final String SCHEMA =
            "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

    /// « Titulaire » — the holder of a badge: the name, and other identifiers.
    ///
    /// @param url public page of a place
    /// @param mail mail address, hashed with a salt: the owner of the address can prove it, but readers of the
    /// badge do not learn it
    record AttestationHolder(String name, Optional<String> url, Optional<HashedMailAddress> mail) {}

    /// The hashed mail address of a holder.
    ///
    /// @param hash `sha256$…`: hash of the mail address followed by the salt
    record HashedMailAddress(String hash, String salt) {}

    /// « Ce qui est reconnu » — a recognition as the badge states it. It is identical for all its holders under
    /// one version of the protocol (the rules of the label).
    ///
    /// @param skills whether the recognition requires skills; these are then listed in other frameworks too
    record BadgeAchievement(
            String id, String name, String description, String version, String narrative, boolean skills) {
        /// The required skills in the terms of other skill frameworks.
        private static final List<Map<String, Object>> ALIGNMENT = List.of(
                alignment("Compétences numériques de Pix", "Pix", "https://pix.fr/competences", "ext:Framework", ""),
                alignment(
                        "DigComp 2.2, the digital competence framework for citizens",
                        "DigComp 2.2",
                        "https://publications.jrc.ec.europa.eu/repository/handle/JRC128415",
                        "ext:Framework",
                        ""),
                alignment(
                        "working with computers",
                        "ESCO",
                        "http://data.europa.eu/esco/skill/S5",
                        "ext:SkillGroup",
                        "S5"));

        private static Map<String, Object> alignment(
                String name, String framework, String url, String type, String code) {
            var fields = OrderedFieldJson.of("type", List.of("Alignment"))
                    .and("targetName", name)
                    .and("targetFramework", framework)
                    .and("targetUrl", url)
                    .and("targetType", type);
            return (code.isEmpty() ? fields : fields.and("targetCode", code)).map();
        }

        Map<String, Object> json(BadgeIssuer issuer) {
            var json = new LinkedHashMap<String, Object>();
            json.put("id", id);
            json.put("type", List.of("Achievement"));
            json.put("achievementType", "Badge");
            json.put("name", name);
            json.put("description", description);
            json.put(
                    "criteria",
                    OrderedFieldJson.of("id", id).and("narrative", narrative).map());
            if (skills) json.put("alignment", ALIGNMENT);
            json.put("creator", issuer.profile());
            json.put("inLanguage", "fr");
            json.put("version", version);
            return json;
        }

        Map<String, Object> document(BadgeIssuer issuer) {
            var document = new LinkedHashMap<String, Object>();
            document.put("@context", JsonLdContexts.OF_BADGES);
            document.putAll(json(issuer));
            return document;
        }
    }

    /// « Ligne de la liste d’états » — the position of a badge in a status list, which lists the revoked badges.
    record StatusListEntry(int list, int index) {}

    String id() {
        return issuer.url("/attestations/" + code);
    }

    static String listUrl(BadgeIssuer issuer, int list) {
        return issuer.url("/etats/" + list);
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("@context", JsonLdContexts.OF_BADGES);
        json.put("id", id());
        json.put("type", List.of("VerifiableCredential", "OpenBadgeCredential"));
        json.put("name", achievement.name());
        json.put(
                "image",
                OrderedFieldJson.of("id", id() + ".svg").and("type", "Image").map());
        json.put("issuer", issuer.profile());
        json.put("validFrom", second(from));
        json.put("validUntil", second(until));
        json.put("credentialSubject", subject());
        json.put("evidence", List.of(Map.of("type", List.of("Evidence"), "narrative", evidence)));
        json.put(
                "credentialSchema",
                List.of(OrderedFieldJson.of("id", SCHEMA)
                        .and("type", "JsonSchema")
                        .map()));
        var list = listUrl(issuer, status.list());
        json.put(
                "credentialStatus",
                OrderedFieldJson.of("id", list + "#" + status.index())
                        .and("type", "BitstringStatusListEntry")
                        .and("statusPurpose", "revocation")
                        .and("statusListIndex", Integer.toString(status.index()))
                        .and("statusListCredential", list)
                        .map());
        return json;
    }

    private Map<String, Object> subject() {
        var subject = new LinkedHashMap<String, Object>();
        holder.url().ifPresent(url -> subject.put("id", url));
        subject.put("type", List.of("AchievementSubject"));
        var named = identity(false, holder.name(), "name").map();
        subject.put(
                "identifier",
                holder.mail()
                        .map(mail -> List.of(
                                named,
                                identity(true, mail.hash(), "emailAddress")
                                        .and("salt", mail.salt())
                                        .map()))
                        .orElse(List.of(named)));
        if (!promises.isEmpty())
            subject.put(
                    "narrative",
                    promises.stream()
                            .map(promise -> "- " + promise)
                            .collect(Collectors.joining("\n", "Engagements pris :\n\n", "")));
        subject.put("achievement", achievement.json(issuer));
        return subject;
    }

    private static OrderedFieldJson identity(boolean hashed, String value, String type) {
        return OrderedFieldJson.of("type", "IdentityObject")
                .and("hashed", hashed)
                .and("identityHash", value)
                .and("identityType", type);
    }

    /// Returns the unsigned status list.
    static Map<String, Object> statusList(
            BadgeIssuer issuer, int list, BadgeStatusListBits bits, Instant now, Instant until) {
        var json = new LinkedHashMap<String, Object>();
        json.put("@context", List.of(JsonLdContexts.CREDENTIALS));
        json.put("id", listUrl(issuer, list));
        json.put("type", List.of("VerifiableCredential", "BitstringStatusListCredential"));
        json.put("issuer", issuer.did());
        json.put("validFrom", second(now));
        json.put("validUntil", second(until));
        json.put(
                "credentialSubject",
                OrderedFieldJson.of("id", listUrl(issuer, list) + "#liste")
                        .and("type", "BitstringStatusList")
                        .and("statusPurpose", "revocation")
                        .and("encodedList", bits.encoded())
                        .map());
        return json;
    }

    private static String second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
