package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « À confirmer » — only a person with a recent proof of identity may call this handler, so that nobody can use an
/// unattended computer to give a role, close an account or sign a mandate. A person who signed in earlier must first
/// confirm their identity; typed text is not lost.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RecentAuthentication {}
