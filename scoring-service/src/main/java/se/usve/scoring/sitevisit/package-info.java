/** Which units are visited for in-depth review (fördjupad granskning): by chance, in a way that anybody can repeat. */
package se.usve.scoring.sitevisit;
