package org.tousaidants.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// « Adresse de la base » — an external PostgreSQL: `postgres://user:secret@host:5432/base?sslmode=require`, as
/// hosting
/// services write it, or a `jdbc:postgresql:` address. Its text never shows the password.
record DatabaseAddress(String jdbcUrl, Optional<String> user, Optional<String> password) {
    static DatabaseAddress parse(String written) {
        if (written.startsWith("jdbc:postgresql:"))
            return new DatabaseAddress(written, Optional.empty(), Optional.empty());
        if (!written.startsWith("postgres://") && !written.startsWith("postgresql://")) throw unreadable();
        try {
            var uri = URI.create(written);
            if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) throw unreadable();
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            var who = Optional.ofNullable(uri.getRawUserInfo());
            return new DatabaseAddress(
                    "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                    who.map(info -> decode(info.split(":", 2)[0])),
                    who.filter(info -> info.contains(":")).map(info -> decode(info.split(":", 2)[1])));
        } catch (IllegalArgumentException e) {
            // The cause would show the password.
            throw unreadable();
        }
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static DatabaseRefused unreadable() {
        return new DatabaseRefused("DATABASE_URL est illisible. Forme attendue : "
                + "postgres://utilisateur:motdepasse@hote:5432/base?sslmode=require");
    }

    @Override
    public String toString() {
        return jdbcUrl.replaceAll("password=[^&]*", "password=…");
    }
}
