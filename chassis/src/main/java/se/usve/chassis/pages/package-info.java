/** What sets of pages for people have in common: layout, languages, who looks, problems shown as pages. */
package se.usve.chassis.pages;
