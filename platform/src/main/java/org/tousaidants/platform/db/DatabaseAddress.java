package org.tousaidants.platform.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// « Adresse de la base » — the address of an external PostgreSQL:
/// `postgres://user:secret@host:5432/base?sslmode=require`, as hosting services write it, or a
/// `jdbc:postgresql:` address. The password is removed as soon as the address is parsed, so that no log or
/// message contains it.
record DatabaseAddress(String jdbcUrl, Optional<String> user, Optional<String> password) {
    /// Returns the name of the database.
    String database() {
        return jdbcUrl.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
    }

    static DatabaseAddress parse(String written) {
        var text = written.strip().replaceFirst("^jdbc:", "");
        if (!text.startsWith("postgres://") && !text.startsWith("postgresql://")) throw unreadable();
        try {
            var uri = URI.create(text);
            if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) throw unreadable();
            List<String> options = new ArrayList<>();
            var user = Optional.<String>empty();
            var password = Optional.<String>empty();
            if (uri.getRawUserInfo() instanceof String info) {
                user = Optional.of(decode(info.split(":", 2)[0]));
                if (info.contains(":")) password = Optional.of(decode(info.split(":", 2)[1]));
            }
            if (uri.getRawQuery() instanceof String query)
                for (var option : query.split("&"))
                    if (option.startsWith("user=")) user = Optional.of(decode(option.substring(5)));
                    else if (option.startsWith("password=")) password = Optional.of(decode(option.substring(9)));
                    else options.add(option);
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            var query = options.isEmpty() ? "" : "?" + String.join("&", options);
            return new DatabaseAddress(
                    "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query, user, password);
        } catch (IllegalArgumentException e) {
            // The exception has no cause, because the message of the cause would contain the password.
            throw unreadable();
        }
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static DatabaseSetupException unreadable() {
        return new DatabaseSetupException("DATABASE_URL est illisible. Forme attendue : "
                + "postgres://utilisateur:motdepasse@hote:5432/base?sslmode=require "
                + "(un caractère spécial du mot de passe s’écrit %XX)");
    }

    /// Returns the address in the format of PostgreSQL's own tools, without the password.
    String plain() {
        return jdbcUrl.substring("jdbc:".length());
    }

    @Override
    public String toString() {
        return plain();
    }
}
