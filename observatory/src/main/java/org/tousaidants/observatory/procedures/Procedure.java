package org.tousaidants.observatory.procedures;

import java.util.List;

/// « Démarche » — by its code in the log of acts, its national name, the body in charge, and how people say it.
record Procedure(String code, String name, String body, List<String> said) {}
