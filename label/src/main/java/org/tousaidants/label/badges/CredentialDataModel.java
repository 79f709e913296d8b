package org.tousaidants.label.badges;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// « Modèle de données » — the rules of the Verifiable Credentials Data Model 2.0 that JSON-LD does not check. The
/// product signs no document that breaks a rule, and trusts no such document of another territory.
final class CredentialDataModel {
    private static final String TYPE = "VerifiableCredential";

    /// Properties whose objects need a type.
    private static final List<String> TYPED =
            List.of("credentialStatus", "credentialSchema", "evidence", "refreshService", "termsOfUse");

    /// Fields of a text with a language and a direction.
    private static final Set<String> TEXT_FIELDS = Set.of("@value", "@language", "@direction");

    /// `xsd:dateTimeStamp`, whose zone is required.
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})");

    private CredentialDataModel() {}

    /// Returns the first rule that the credential breaks, in words for a developer; empty if the credential breaks
    /// none.
    static Optional<String> broken(Map<String, ?> credential) {
        if (!contexts(credential.get("@context"))) return Optional.of("@context");
        if (!list(credential.get("type")).contains(TYPE)) return Optional.of("type");
        if (!urlOrNothing(credential, "id")) return Optional.of("id");
        if (!issuer(credential.get("issuer"))) return Optional.of("issuer");
        var subjects = list(credential.get("credentialSubject"));
        if (subjects.isEmpty() || !subjects.stream().allMatch(CredentialDataModel::subject))
            return Optional.of("credentialSubject");
        for (var field : TYPED)
            if (!list(credential.get(field)).stream().allMatch(CredentialDataModel::typed)) return Optional.of(field);
        if (!list(credential.get("credentialSchema")).stream().allMatch(schema -> isUrl(field(schema, "id"))))
            return Optional.of("credentialSchema");
        // The product would have to fetch a related resource to verify the credential.
        if (credential.containsKey("relatedResource")) return Optional.of("relatedResource");
        if (!texts(credential) || !texts(credential.get("issuer"))) return Optional.of("name or description");
        return period(credential) ? Optional.empty() : Optional.of("validFrom or validUntil");
    }

    /// Returns whether the text is an `xsd:dateTimeStamp`.
    static boolean isMoment(@Nullable Object text) {
        return moment(text).isPresent();
    }

    static boolean isUrl(@Nullable Object text) {
        try {
            return text instanceof String address && new URI(address).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean contexts(@Nullable Object contexts) {
        return contexts instanceof List<?> list
                && !list.isEmpty()
                && JsonLdContexts.CREDENTIALS.equals(list.getFirst())
                && list.stream().allMatch(one -> one instanceof Map<?, ?> || isUrl(one));
    }

    private static boolean issuer(@Nullable Object issuer) {
        return isUrl(issuer instanceof Map<?, ?> profile ? profile.get("id") : issuer);
    }

    private static boolean subject(@Nullable Object subject) {
        return subject instanceof Map<?, ?> claims && !claims.isEmpty() && urlOrNothing(claims, "id");
    }

    private static boolean typed(@Nullable Object object) {
        return object instanceof Map<?, ?> fields && !list(fields.get("type")).isEmpty() && urlOrNothing(fields, "id");
    }

    private static boolean texts(@Nullable Object object) {
        return !(object instanceof Map<?, ?> fields)
                || list(fields.get("name")).stream().allMatch(CredentialDataModel::text)
                        && list(fields.get("description")).stream().allMatch(CredentialDataModel::text);
    }

    private static boolean text(@Nullable Object text) {
        return text instanceof String
                || text instanceof Map<?, ?> fields
                        && fields.get("@value") instanceof String
                        && TEXT_FIELDS.containsAll(fields.keySet());
    }

    private static boolean period(Map<String, ?> credential) {
        var from = moment(credential.get("validFrom"));
        var until = moment(credential.get("validUntil"));
        if (from.isEmpty() && credential.containsKey("validFrom")
                || until.isEmpty() && credential.containsKey("validUntil")) return false;
        return from.isEmpty() || until.isEmpty() || !from.get().isAfter(until.get());
    }

    private static Optional<Instant> moment(@Nullable Object text) {
        if (!(text instanceof String written) || !MOMENT.matcher(written).matches()) return Optional.empty();
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean urlOrNothing(Map<?, ?> object, String field) {
        return !object.containsKey(field) || isUrl(object.get(field));
    }

    private static Object field(@Nullable Object object, String field) {
        return object instanceof Map<?, ?> fields && fields.get(field) != null ? fields.get(field) : List.of();
    }

    /// Returns the values of a property, of which one may be written without a list.
    private static List<?> list(@Nullable Object value) {
        if (value == null) return List.of();
        return value instanceof Collection<?> many
                ? many.stream().filter(Objects::nonNull).toList()
                : List.of(value);
    }
}
